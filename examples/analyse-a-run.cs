// A stored run is analysed in five lines, offline: a small one that is made first, or one of yours.
// dotnet run examples/analyse-a-run.cs
// dotnet run examples/analyse-a-run.cs -- runs/snow-1
#:project ../src/Analysis
#:project ../src/Experiments

using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

var run = args is [var yours] ? yours : await PlayedAsync();

var result = await TranscriptAnalysis.OfAsync([run], new AnalysisOptions { By = ["rules", "judge"] });
foreach (var group in result.Groups)
{
    var (right, score) = (group.Statistics[StatisticNames.Accuracy], group.Statistics[StatisticNames.LogScore]);
    Console.WriteLine($"{string.Join(" before ", group.Factors.Values),-80} n = {group.Judgements,3}   right {right.Value:0.00} ({right.Low:0.00} - {right.High:0.00})   log score {score.Value:0.00}");
}

static async Task<string> PlayedAsync()
{
    var (names, seed) = (NameRegistry.Default, new Seed(5));
    var items = new ComparisonItems(names.Worlds.Make("snow:examples=1").Sample(seed));
    var cells = NamedCell.All(names, ["consultancy", "recursive"], ["bounded", "noisy:inconsistency=2"]);
    var folder = Directory.CreateTempSubdirectory("ltp-").FullName;
    using var writer = RunWriter.Create(folder, new RunInfo { Schema = RunInfo.CurrentSchema, RunId = "example", Kind = "compare" }, new OpenRun(OpenRun.CurrentSchema, "items", 60));
    await new Comparison([.. cells.Select(c => c.Cell())], seed, 60, i => items.Draw(i, seed)).RunAsync(writer);
    await writer.CloseAsync();
    return folder;
}
