// One setting is swept and drawn: how many of eight nodes must a judge read, alone and with a debate? Writes sweep.svg.
// dotnet run examples/sweep-with-a-plot.cs
#:project ../src/Analysis
#:project ../src/Worlds

using LearningThePrior.Analysis.Plots;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var seed = new Seed(2);
var world = new SnowWorlds { Examples = 200 }.Sample(seed);
(string Name, IProtocol Protocol)[] protocols = [("judge alone", new JudgeAlone()), ("recursive debate", new RecursiveDebate())];
List<PlotLine> lines = [];
foreach (var (name, protocol) in protocols)
{
    List<PlotPoint> points = [];
    for (var checks = 1; checks <= 8; checks++)
    {
        var right = 0;
        foreach (var (index, (question, _)) in world.Observed.Index())
        {
            right += await IsRightAsync(protocol, question, checks, seed.For("question", index)) ? 1 : 0;
        }

        var (low, high) = ProportionInterval.Wilson(right, world.Observed.Count);
        points.Add(new(checks, (double)right / world.Observed.Count, low, high));
        Console.WriteLine($"{name,-17} nodes: {checks}   right in {right} of {world.Observed.Count}");
    }

    lines.Add(new(name, points));
}

var plot = new LinePlot("What a judge must read, 95 % intervals", "nodes that the judge may read", "share of verdicts that are right", lines);
var path = Path.Combine(args is [var folder] ? folder : Path.GetTempPath(), "sweep.svg");
File.WriteAllText(path, plot.ToSvg());
Console.WriteLine($"Drawn in {path}");

async Task<bool> IsRightAsync(IProtocol protocol, Question question, int checks, Seed own)
{
    var setup = world.Setup(question, world.Key.TrueLatent(), new BoundedJudge(world.Human, checks), own) with { JudgeBudget = new(8, 65_536) };
    var truth = ((DistributionPosition)setup.Contestants[0].Position).Credences.Choice;
    var debate = await protocol.PlayAsync(setup with { Contestants = [.. setup.Contestants.Take(protocol.Contestants)] });
    return debate.Verdict is DecidedVerdict verdict && verdict.Credences.Choice == truth;
}
