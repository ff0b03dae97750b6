// A judge of your own is one class. This one counts quotes that hold, and learns that true quotes are not true claims.
// dotnet run examples/your-own-judge.cs
#:project ../src/Judges
#:project ../src/Worlds

using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

const int Debates = 100;
foreach (var judge in new Func<IHuman, IJudge>[] { _ => new QuoteCountingJudge(), human => new BoundedJudge(human, checks: 2) })
{
    var (right, name) = (0, "");
    for (var i = 0; i < Debates; i++)
    {
        var seed = new Seed(7).For("debate", i);
        var world = new SnowWorlds { Examples = 1 }.Sample(seed);
        var (z, question) = (world.Key.TrueLatent(), world.Observed[0].Question);
        var honest = new HonestDebater(world.Claims(z)).Defending(question, world.Human);
        var dishonest = new DishonestDebater(world.Claims(z), seed).Defending(question, world.Human);
        var transcript = await new SequentialDebate().PlayAsync(new DebateSetup(
            $"d{i}", question, new ImplicitTree(world.Unpack(z)), [honest, dishonest], judge(world.Human), seed));
        name = transcript.Judge;
        var truth = ((DistributionPosition)honest.Position).Credences;
        right += transcript.Verdict is DecidedVerdict decided && decided.Credences.Choice == truth.Choice ? 1 : 0;
    }

    Console.WriteLine($"{name,-18} sides with the honest debater's answer in {right} of {Debates} debates");
}

/// <summary>Believes each side as far as its quotes hold. A judge sees the case, never who is honest.</summary>
internal sealed class QuoteCountingJudge : IJudge
{
    public string Name => "quote-counting";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        var quotes = @case.Positions.Select(p => Held(p.Label)).ToArray();
        var yes = @case.Positions.Zip(quotes, (p, n) => n * ((DistributionPosition)p.Position).Credences[1]).Sum();
        var source = new VerdictSource("counted", $"Quotes that hold: {string.Join(" and ", quotes)}.");
        return ValueTask.FromResult<Verdict>(
            quotes.Sum() == 0 ? new AbstainedVerdict(source) : new DecidedVerdict(Credences.OfYes(yes / quotes.Sum()), source));

        int Held(string label) => @case.Turns.Where(t => t.Speaker == label).Sum(t => t.Citations.Count(c => c.Holds));
    }
}
