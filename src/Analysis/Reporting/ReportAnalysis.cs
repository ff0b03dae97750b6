using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Analysis.Store;

namespace LearningThePrior.Analysis.Reporting;

internal static class ReportAnalysis
{
    public static Task<AnalysisResult> OfAsync(IReadOnlyList<StoredRun> runs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        GroupResult G(string p, string j, double a) => new(
            p == "" ? new Dictionary<string, string>() : new Dictionary<string, string> { ["protocol"] = p, ["judge"] = j }, 100, 40, 200,
            new Dictionary<string, Measured>
            {
                ["accuracy"] = Measured.Between(a, a - .06, a + .05, 100), ["log_score"] = Measured.Between(-a, -a - .06, -a + .05, 100),
                ["brier"] = Measured.Between(1 - a, 1 - a - .06, 1 - a + .05, 100), ["ece"] = Measured.Alone(.09, 100, "one question"), ["cost_of_debate"] = Measured.None(0, "no debate tells its cost"),
            },
            new([.. Enumerable.Range(5, 5).Select(i => new CalibrationBin(i / 10.0, (i + 1) / 10.0, 10 * (i - 3), (i / 10.0) + .04, Measured.Between((i / 10.0) - .02, (i / 10.0) - .15, (i / 10.0) + .09, 20)))], 0.01, .1, .2),
            [],
            [.. Enumerable.Range(0, 5).Select(i => new StageRow(i, Measured.Between(.5 + (.08 * i), .45 + (.08 * i), .56 + (.08 * i), 80 - (8 * i))))],
            []);
        return Task.FromResult(new AnalysisResult
        {
            Schema = AnalysisResult.CurrentSchema, Runs = [.. runs.Select(r => new AnalysedRun("x", r.Path, "x", 1, 1, 0))], By = ["protocol", "judge"], Overall = G("", "", .8),
            Groups = [G("Debate: sequential", "human", .84), G("Consultancy", "human", .74), G("Debate: sequential", "gpt", .7)], Comparisons = [], Agreement = new([], Measured.None(0, "-"), Measured.None(0, "-"), []), Ratings = null, Dropped = [], Notes = ["Intervals are clustered by question."],
        });
    }
}
