// A judge of your own is one class. This one counts quotes that hold, and learns that true quotes are not true claims.
// dotnet run examples/your-own-judge.cs
#:project ../src/Experiments

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

// Registered, it has a name: wrappers and panels take it as they take every judge.
var names = NameRegistry.Default.With(new Entry<JudgeFactory>("quote-counting", "believes the side that quotes more", [], _ => _ => new QuoteCountingJudge()));
var world = new SnowWorlds { Examples = 100 }.Sample(new Seed(7));
var z = world.Key.TrueLatent();
foreach (var name in new[] { "quote-counting", "bounded:checks=2", "panel:quote-counting+bounded:checks=2" })
{
    var judge = names.Judges.Make(name)(new JudgeContext(world.Human, world.Claims(z)));
    var right = 0;
    foreach (var (question, _) in world.Observed)
    {
        var setup = world.Setup(question, z, judge, new Seed(7));
        var debate = await new SequentialDebate().PlayAsync(setup);
        right += debate.Verdict is DecidedVerdict v && v.Credences.Choice == ((DistributionPosition)setup.Contestants[0].Position).Credences.Choice ? 1 : 0;
    }

    Console.WriteLine($"{name,-37} sides with the honest debater's answer in {right} of {world.Observed.Count} debates");
}

/// <summary>Believes each side as far as its quotes hold. A judge sees the case, never who is honest.</summary>
internal sealed class QuoteCountingJudge : IJudge
{
    public string Name => "quote-counting";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        var quotes = @case.Positions.Select(p => @case.Turns.Where(t => t.Speaker == p.Label).Sum(t => t.Citations.Count(c => c.Holds))).ToArray();
        var yes = @case.Positions.Zip(quotes, (p, held) => held * ((DistributionPosition)p.Position).Credences[1]).Sum();
        var source = new VerdictSource("counted", $"Quotes that hold: {string.Join(" and ", quotes)}.");
        return new(quotes.Sum() == 0 ? new AbstainedVerdict(source) : new DecidedVerdict(Credences.OfYes(yes / quotes.Sum()), source));
    }
}
