namespace LearningThePrior.Cli;

/// <summary>What is amiss with runs that are read, for stderr.</summary>
internal static class Warnings
{
    public static void Tell(TextWriter error, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            error.WriteLine($"ltp: warning: {warning.ReplaceLineEndings(" ")}");
        }
    }
}
