using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>Z as a distribution: chosen by the world, told in words, and refused with an objective where it is a point.</summary>
public sealed class LearnPosteriorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Snows_Z_is_intervals_which_the_tree_tells_in_words()
    {
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("snow", worlds: 1), "--set", "anatomy-features=2", "--set", "background-features=1", "--out", _folder["run"]]);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("ltp - exact maximiser of its objective", outcome.Output, StringComparison.Ordinal);

        using (var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"])))
        {
            var settings = summary.RootElement.GetProperty("settings");
            Assert.Equal(("box", "1"), (settings.GetProperty("posterior").GetString(), settings.GetProperty("radius").GetString()));
        }

        var tree = await Ltp.RunAsync("tree", "--run", _folder["run"]);
        Assert.Contains("rate 1 is uniform between 0.", tree.Output, StringComparison.Ordinal);
        Assert.Contains("type 1 is causal with probability ", tree.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posterior_that_is_given_takes_the_place_of_the_worlds_own()
    {
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("snow", worlds: 1), "--posterior", "point", "--out", _folder["run"]]);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);

        using var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"]));
        var settings = summary.RootElement.GetProperty("settings");
        Assert.Equal("false", settings.GetProperty("particles").GetString());
        Assert.Equal("0.5", settings.GetProperty("radius").GetString());
    }
}
