namespace LearningThePrior.Cli;

/// <summary>What is amiss with runs that are read, for stderr.</summary>
internal static class Warnings
{
    public static void Tell(TextWriter error, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            error.WriteLine($"ltp: warning: {PlainConsole.Printable(warning.ReplaceLineEndings(" "))}");
        }
    }

    /// <summary>Tells, in one line, that a file of calls had lines that are no calls.</summary>
    public static void TellTornCalls(TextWriter error, int lines, string folder)
    {
        if (lines > 0)
        {
            var file = Path.Combine(folder, "calls.jsonl");
            Tell(error, [FormattableString.Invariant($"{lines:N0} {(lines == 1 ? "line" : "lines")} of {file} {(lines == 1 ? "was no call, and is" : "were no calls, and are")} in {file}.torn now; replies stand in the recordings, so that nothing is asked again.")]);
        }
    }
}
