// Three protocols before the same judge, on the same questions, honest and dishonest claims, both orders.
// dotnet run examples/compare-protocols.cs
#:project ../src/Analysis
#:project ../src/Worlds


using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Analyzing.Results;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var (seed, world) = (new Seed(5), new SnowWorlds { Examples = 1 }.Sample(new Seed(5)));
var cells = new (string Name, IProtocol Protocol)[] { ("alone", new JudgeAlone()), ("consultancy", new Consultancy()), ("recursive", new RecursiveDebate()) }
    .Select(p => new ComparisonCell(p.Name, p.Protocol, _ => new BoundedJudge(world.Human)));
var items = Enumerable.Range(0, 100).Select(i =>
{
    var random = seed.For("item", i).CreateRandom();
    var (z, question) = (world.Propose(random), world.Sets[0].Draw(random));
    var claims = world.Claims(z);
    var truth = world.Human.Conclude(question, [claims.Whole(question)]);
    var (honest, dishonest) = (new HonestDebater(claims), new DishonestDebater(claims, seed));
    return new ComparisonItem($"i{i:D3}", question, world.Unpack(z), truth, honest.Defending(question, world.Human), dishonest.Defending(question, world.Human));
});

var folder = Directory.CreateTempSubdirectory("ltp-").FullName;
using (var writer = new StoredRunWriter(folder, new RunInfo { Schema = RunInfo.CurrentSchema, RunId = "example", Kind = "compare" }))
{
    await new Comparison([.. cells], seed).RunAsync(items, writer, "example");
    writer.Complete();
}

var result = await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = ["rules", "claim"] });
foreach (var group in result.Groups)
{
    Console.WriteLine($"{string.Join(", ", group.Factors.Values),-24} right in {group.Statistics[StatisticNames.AccuracyOfAll].Value:P0} of {group.Debates} debates");
}
