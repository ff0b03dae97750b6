using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Statistics;
using Spectre.Console;

namespace LearningThePrior.Cli.Comparing;

/// <summary>A comparison as a table: a row for each protocol, judge and depth; honest and dishonest claims beside each other.</summary>
internal static class ComparisonTable
{
    private const int PlainWidth = 240;

    public static void Write(TextWriter output, AnalysisResult result)
    {
        var console = PlainConsole.On(output, PlainWidth);
        var table = new Table().Border(TableBorder.Simple);
        string[] factors = [.. result.By.Where(f => f != "claim")];
        foreach (var heading in factors.Select(f => f == "rules" ? "protocol" : f))
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).NoWrap());
        }

        string[] headings = ["debates", "right: honest claim", "dishonest claim", "flips", "log", "Brier", "for - against truth", "cost", "read"];
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
                Mean(cells, StatisticNames.CostOfDebate),
                Mean(cells, StatisticNames.Characters),
            ];
            table.AddRow([.. shown.Select(Markup.Escape)]);
        }

        console.WriteLine();
        console.WriteLine("Share of verdicts on the side of the truth, ties and failures counting as not; 95 % intervals by question.\nA judge alone hears no claim: its figure stands first. Flips: with the sides swapped. Log score in nats.\nFor - against truth: the agent score difference, mean credence in debaters who defend the truth less in those who attack it.\nCost: a debate, where it is known. Read: characters of Z shown to the judge.");
        console.Write(table);
    }

    private static string Interval(GroupResult? group, string name) => group?.Statistics[name] switch
    {
        null or { Value: null } => "-",
        { Value: { } value, Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"{value:F2} [{low:F2}, {high:F2}]"),
        { Value: { } value } => value.ToString("F2", CultureInfo.InvariantCulture),
    };

    private static string Mean(GroupResult[] groups, string name)
    {
        Measured[] known = [.. groups.Select(g => g.Statistics[name]).Where(m => m.Value is not null)];
        var n = known.Sum(m => m.N);
        return n == 0 ? "-" : (known.Sum(m => m.Value!.Value * m.N) / n).ToString(name == StatisticNames.Characters ? "F0" : "F3", CultureInfo.InvariantCulture);
    }
}
