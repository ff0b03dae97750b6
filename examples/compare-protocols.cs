// Three protocols before two judges, by the names that 'ltp compare' takes, on the same questions, honest and dishonest claims, both orders.
// dotnet run examples/compare-protocols.cs
#:project ../src/Analysis
#:project ../src/Experiments

using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

var (names, seed) = (NameRegistry.Default, new Seed(5));
var world = names.Worlds.Make("snow:examples=1").Sample(seed);
var cells = NamedCell.All(names, ["alone", "consultancy", "recursive"], ["bounded", "order-robust:noisy:bias=1"]);

var items = new ComparisonItems(world);
var folder = Directory.CreateTempSubdirectory("ltp-").FullName;
using (var writer = RunWriter.Create(folder, new RunInfo { Schema = RunInfo.CurrentSchema, RunId = "example", Kind = "compare" }, new OpenRun(OpenRun.CurrentSchema, "items", 100)))
{
    await new Comparison([.. cells.Select(c => c.Cell())], seed, 100, i => items.Draw(i, seed)).RunAsync(writer);
    await writer.CloseAsync();
}

var result = await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = ["judge", "rules", "claim"] });
foreach (var group in result.Groups)
{
    Console.WriteLine($"{string.Join(", ", group.Factors.Values)}: right in {group.Statistics[StatisticNames.AccuracyOfAll].Value:P0} of {group.Debates} debates");
}
