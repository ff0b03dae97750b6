using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Probability.Statistics;
using Spectre.Console;

namespace LearningThePrior.Cli.Comparing;

/// <summary>A comparison as a table: a row for each protocol, judge and depth; honest and dishonest claims next to each other.</summary>
internal static class ComparisonTable
{
    private const int PlainWidth = 320;

    public static void Write(TextWriter output, AnalysisResult result)
    {
        var console = PlainConsole.On(output, PlainWidth);
        var table = new Table().Border(TableBorder.Simple);
        string[] factors = [.. result.By.Where(f => f != "claim")];
        foreach (var heading in factors.Select(f => f == "rules" ? "protocol" : f))
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).NoWrap());
        }

        var calls = result.Groups.Any(g => g.Statistics[StatisticNames.Calls].Value > 0);
        string[] headings = [result.Played, "right: honest claim", "dishonest claim", "flips", "log", "Brier", "for - against truth", "read", "cost, $", .. calls ? ["calls", "tokens"] : Array.Empty<string>()];
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (var row in result.Groups.GroupBy(g => string.Join('\n', factors.Select(f => g.Factors[f]))))
        {
            GroupResult[] cells = [.. row];
            GroupResult? Of(string claim) => Array.Find(cells, c => c.Factors["claim"] == claim);
            string[] shown =
            [
                .. factors.Select(f => cells[0].Factors[f]),
                cells.Sum(c => c.Debates).ToString("N0", CultureInfo.InvariantCulture),
                Interval(Of("honest") ?? Of("-"), StatisticNames.AccuracyOfAll),
                Interval(Of("dishonest"), StatisticNames.AccuracyOfAll),
                Mean(cells, StatisticNames.FlipSwap),
                Mean(cells, StatisticNames.LogScore),
                Mean(cells, StatisticNames.Brier),
                Mean(cells, StatisticNames.ScoreDifference),
                Mean(cells, StatisticNames.Characters, "F0"),
                Cost(cells),
                .. calls ? [Mean(cells, StatisticNames.Calls, "0.#"), Mean(cells, StatisticNames.Tokens, "N0")] : Array.Empty<string>(),
            ];
            table.AddRow([.. shown.Select(Markup.Escape)]);
        }

        var amplified = result.Runs.Any(r => r.Decompositions > 0) ? "\nAmplification has no judge and hears no claim: its overseer, who asks and concludes, stands in the judge's place." : "";
        console.WriteLine();
        console.WriteLine($"Share of verdicts on the side of the truth, ties and failures counting as not; 95 % intervals by question.\nA judge alone hears no claim: its figure stands first. Flips: with the sides swapped. Log score in nats.\nFor - against truth: the agent score difference, mean credence in debaters who defend the truth less in those who attack it.\nRead: characters of Z shown to the judge. Cost{(calls ? ", calls and tokens" : "")}: of the language models asked in a debate; a simulated judge asks none.{amplified}");
        console.Write(table);
        foreach (var note in result.Notes.Where(n => n.Contains("silent", StringComparison.Ordinal)))
        {
            console.WriteLine(note);
        }
    }

    private static string Interval(GroupResult? group, string name) => group?.Statistics[name] switch
    {
        null or { Value: null } => "-",
        { Value: { } value, Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"{value:F2} [{low:F2}, {high:F2}]"),
        { Value: { } value } => value.ToString("F2", CultureInfo.InvariantCulture),
    };

    private static string Mean(GroupResult[] groups, string name, string format = "F3")
    {
        Measured[] known = [.. groups.Select(g => g.Statistics[name]).Where(m => m.Value is not null)];
        var n = known.Sum(m => m.N);
        return n == 0 ? "-" : (known.Sum(m => m.Value!.Value * m.N) / n).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Of a row, as soon as it is unknown of one half of it, the cost is unknown.</summary>
    private static string Cost(GroupResult[] groups) =>
        groups.All(g => g.Statistics[StatisticNames.CostOfDebate].Value is not null) ? Mean(groups, StatisticNames.CostOfDebate, "G3") : "unknown";
}
