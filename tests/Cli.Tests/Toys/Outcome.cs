namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>Asserts that the command was refused in one line that tells what and where.</summary>
    public void IsRefused(params string[] telling)
    {
        Assert.Equal(ExitCode.BadInput, Code);
        Assert.Equal("", Output);
        Assert.StartsWith("ltp: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - Environment.NewLine.Length, Error.IndexOf(Environment.NewLine, StringComparison.Ordinal));
        Assert.All(telling, word => Assert.Contains(word, Error, StringComparison.Ordinal));
    }

    /// <summary>It began, and stopped with one last line that tells.</summary>
    public void StopsAt(params string[] telling)
    {
        Assert.Equal(ExitCode.BadInput, Code);
        var last = Error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("ltp: ", last, StringComparison.Ordinal);
        Assert.All(telling, word => Assert.Contains(word, last, StringComparison.Ordinal));
    }
}
