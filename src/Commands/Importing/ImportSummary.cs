using LearningThePrior.Transcripts.Importing;

namespace LearningThePrior.Cli.Importing;

/// <summary>An import's report in words.</summary>
internal static class ImportSummary
{
    public static void Write(TextWriter output, string folder, ImportReport report)
    {
        output.WriteLine($"{folder}: run {report.RunId}");
        output.WriteLine($"  {report.Debates} debates{(report.Decompositions > 0 ? $", {report.Decompositions} decompositions" : "")}, {report.Keys} with a known answer; {report.Turns} speeches");
        output.WriteLine($"  {report.Citations.Values.Sum()} citations{Statuses(report.Citations)}");
        output.WriteLine($"  {report.Judgements} judgements, {report.Verdicts} of them verdicts");
        List(output, "mapped", report.Mapped);
        List(output, "kept as it came in extras.jsonl (how often, where)", [.. report.Extras.Select(e => $"{e.Value,5}  {e.Key}")]);
        List(output, "not kept", report.NotKept);
        List(output, "notes", [.. ImportNotes.Shown(report.Notes)]);
        if (report.Skipped.Count > 0)
        {
            List(output, $"left out ({report.Skipped.Count})", report.Skipped);
        }
    }

    private static string Statuses(IReadOnlyDictionary<string, int> citations) =>
        citations.Count == 0 ? "" : ": " + string.Join(", ", citations.Select(c => $"{c.Value} {c.Key.Replace('_', ' ')}"));

    private static void List(TextWriter output, string heading, IReadOnlyList<string> lines)
    {
        output.WriteLine();
        output.WriteLine($"{heading}:{(lines.Count == 0 ? " nothing" : "")}");
        foreach (var line in lines)
        {
            output.WriteLine($"  {PlainConsole.Printable(line.ReplaceLineEndings(" "))}");
        }
    }
}
