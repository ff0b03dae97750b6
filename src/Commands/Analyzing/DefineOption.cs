namespace LearningThePrior.Cli.Analyzing;

/// <summary>What the option <c>--define</c> prints.</summary>
internal static class DefineOption
{
    /// <summary>Prints what a measure is, or every one.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="definitions">The measures, by name.</param>
    /// <param name="measure">A measure's name, or "all".</param>
    /// <exception cref="UserException">There is no such measure.</exception>
    public static void Print(TextWriter output, IReadOnlyDictionary<string, string> definitions, string measure)
    {
        if (measure != "all" && !definitions.ContainsKey(measure))
        {
            throw new UserException($"--define: '{measure}' is no measure; there are {string.Join(", ", definitions.Keys)}.");
        }

        foreach (var (name, definition) in definitions.Where(d => measure == "all" || d.Key == measure))
        {
            output.WriteLine($"{name}: {definition}");
        }
    }
}
