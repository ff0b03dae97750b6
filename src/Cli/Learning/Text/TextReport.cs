using System.Globalization;
using System.Text;
using System.Text.Json;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Probability.Statistics;
using Spectre.Console;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>What a search over text Z leaves behind: files, and a table for a human.</summary>
internal static class TextReport
{
    private const string CurrentSchema = "ltp.text-summary/1";
    private const int PlainWidth = 110;

    private static readonly (string Key, string Plain)[] Rows =
        [("nothing", "nothing taken as given"), ("ltp", "learned prior (z*)"), ("likeliest", "likeliest on D, no prior")];

    private static readonly TextJson Indented = new(new JsonSerializerOptions(TextJson.Default.Options) { WriteIndented = true });

    /// <summary>The files of a run and what they hold, in the order in which they are written: the summary last.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files(
        TextPlan plan, TextRun run, TextOutcome outcome, IReadOnlyDictionary<ModelRole, CallTotals> calls, double seconds)
    {
        var found = outcome.Found;
        TextScore[] scores = [found.Scored[0], found.Best, found.Likeliest];
        var summary = new TextSummary
        {
            Schema = CurrentSchema,
            RunId = plan.RunId,
            Model = plan.Model,
            Judge = plan.Judge,
            Settings = plan.Settings,
            Seed = plan.Seed,
            Labels = run.Labels,
            Nll = new Dictionary<string, IReadOnlyDictionary<string, Estimate?>>
            {
                ["d"] = Nll(i => [.. scores[i].Credences.Select(c => -Math.Log(c))]),
                ["d_star"] = Nll(i => [.. run.New.Zip(outcome.Predictions[scores[i].Background])
                    .Where(n => n.First.Y is not null)
                    .Select(n => -Math.Log(n.Second[run.Labels.ToList().IndexOf(n.First.Y!)]))]),
            },
            Ltp = Finding(found.Best),
            Likeliest = Finding(found.Likeliest),
            Scored = found.Scored.Count,
            Proposals = found.Asked,
            UnreadProposals = found.Unread,
            Ledger = outcome.Ledger,
            Calls = calls.ToDictionary(c => RoleNames.Of(c.Key), c => new TextCalls(c.Value.Calls, c.Value.InputTokens, c.Value.OutputTokens, (double?)c.Value.Cost)),
            WallS = Math.Round(seconds, 1),
        };
        return
        [
            (TextFolder.ZStarName, string.Concat(found.Best.Background.Statements.Select(s => SpeechSanitizer.Escape(s) + "\n"))),
            (TextFolder.PredictionsName, Predictions(run, scores, outcome)),
            (TextFolder.SummaryName, JsonSerializer.Serialize(summary, Indented.TextSummary) + "\n"),
        ];
    }

    /// <summary>Tells a human.</summary>
    public static void Tell(TextWriter output, TextFolder folder, TextSummary summary)
    {
        var console = PlainConsole.On(output, PlainWidth);
        console.WriteLine("NLL in nats per example with 95 % intervals (lower is better)");
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn(new TableColumn("D").RightAligned()).AddColumn(new TableColumn("D*").RightAligned());
        foreach (var (key, plain) in Rows)
        {
            table.AddRow(Markup.Escape(plain), EstimateText.Of(summary.Nll["d"][key]), EstimateText.Of(summary.Nll["d_star"][key]));
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"z*: log Prior {summary.Ltp.LogPrior:F2}, log likelihood {summary.Ltp.LogLikelihood:F2}; the best of {summary.Scored} backgrounds that were scored."));
        foreach (var (statement, i) in summary.Ltp.Statements.Select((s, i) => (s, i + 1)))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i}. {SpeechSanitizer.Escape(statement)}"));
        }

        var ledger = summary.Ledger;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger: {ledger.JudgeCalls:N0} queries, of these {ledger.PriorQueries:N0} of priors and {ledger.PriorComparisons:N0} comparisons; {ledger.Unparseable:N0} could not be read, {ledger.Failed:N0} failed."));
        if (summary.UnreadProposals > 0)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.UnreadProposals:N0} of {summary.Proposals:N0} proposals could not be read, or failed.{(summary.UnreadProposals == summary.Proposals ? " Nothing was searched: z* is the empty background." : "")}"));
        }

        console.WriteLine($"Written: {folder.Summary}, {folder.ZStar}, {folder.Predictions}");
    }

    private static Dictionary<string, Estimate?> Nll(Func<int, IReadOnlyCollection<double>> of) =>
        Rows.Select((r, i) => (r.Key, Estimate.Of(of(i)))).ToDictionary(r => r.Key, r => r.Item2);

    private static TextFinding Finding(TextScore score) => new(score.Background.Statements, score.LogPrior, score.LogLikelihood, score.Objective);

    private static string Predictions(TextRun run, TextScore[] scores, TextOutcome outcome)
    {
        var text = new StringBuilder();
        foreach (var ((question, y), i) in run.New.Select((n, i) => (n, i)))
        {
            var by = scores.Select(s => outcome.Predictions[s.Background][i].Values).ToArray();
            text.Append(JsonSerializer.Serialize(new(question.Id, y, by[0], by[1], by[2]), TextJson.Default.TextPrediction)).Append('\n');
        }

        return text.ToString();
    }
}
