// A judge of your own is one class. This one counts quotes that hold, and learns that true quotes are not true claims.
// dotnet run examples/your-own-judge.cs
#:project ../src/Judges
#:project ../src/Worlds


using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var world = new SnowWorlds { Examples = 100 }.Sample(new Seed(7));
var z = world.Key.TrueLatent();
foreach (var judge in new IJudge[] { new QuoteCountingJudge(), new BoundedJudge(world.Human, checks: 2) })
{
    var right = 0;
    foreach (var (question, _) in world.Observed)
    {
        var honest = new HonestDebater(world.Claims(z)).Defending(question, world.Human);
        var dishonest = new DishonestDebater(world.Claims(z)).Defending(question, world.Human);
        var debate = await new SequentialDebate().PlayAsync(new(question.Id, question, new ImplicitTree(world.Unpack(z)), [honest, dishonest], judge, new Seed(7)));
        right += debate.Verdict is DecidedVerdict v && v.Credences.Choice == ((DistributionPosition)honest.Position).Credences.Choice ? 1 : 0;
    }
    Console.WriteLine($"{judge.Name,-18} sides with the honest debater's answer in {right} of {world.Observed.Count} debates");
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
