namespace LearningThePrior.Cli.Importing;

/// <summary>What an import notes of debates, for a human: what is said of many alike in the same words is said once. <c>import.json</c> has every note.</summary>
internal static class ImportNotes
{
    private const string Between = ": ";
    private const int Named = 3;

    /// <summary>The notes as they are shown.</summary>
    public static IEnumerable<string> Shown(IReadOnlyList<string> notes) =>
        from note in notes
        let at = note.IndexOf(Between, StringComparison.Ordinal)
        group (Of: at < 0 ? null : note[..at], Note: note) by at < 0 ? note : note[(at + Between.Length)..] into alike
        from line in alike.Count() > Named && alike.First().Of is not null
            ? [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(", ", alike.Take(Named).Select(n => n.Of))} and {alike.Count() - Named:N0} more{Between}{alike.Key}")]
            : alike.Select(n => n.Note)
        select line;
}
