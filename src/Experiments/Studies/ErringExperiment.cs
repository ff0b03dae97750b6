using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Experiments.Studies;

/// <summary>
/// Recursive debate between an honest debater who is right with probability p at each step and an exact liar, on aggregate questions about 2^d leaves whose
/// lie is one leaf off. Closed form: each of the d divisions, or of the d challenges, must be right, so that p^d of the debates are.
/// </summary>
public static class ErringExperiment
{
    /// <summary>Plays debates, half of them about the honest claim and half about the lie.</summary>
    /// <param name="family">The encyclopedia's settings; its depth is replaced.</param>
    /// <param name="depth">d, from 1: levels from the root to the leaves.</param>
    /// <param name="right">p, from 0 to 1.</param>
    /// <param name="items">Debates.</param>
    /// <param name="seed">Draws books, questions and debates.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static async Task<ErringCell> RunAsync(
        EncyclopediaWorlds family, int depth, double right, int items, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        var world = (family with { Examples = 0, Depth = Math.Clamp(depth, 2, 60), DeeperDepth = Math.Max(2, depth) }).Sample(seed);
        var judge = new BoundedJudge(world.Human);
        var casting = new Casting(c => new ErringDebater(new HonestDebater(c.Claims), right));
        var counts = new int[2];
        for (var i = 0; i < items; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = seed.For($"depth {depth}", i);
            var inquiry = Draw(world, depth, own);
            var (honest, liar) = casting.Contestants(inquiry, own.For("lies"));
            var transcript = await new RecursiveDebate().PlayAsync(
                inquiry.Setup(judge, own) with { Contestants = i % 2 == 0 ? [honest, liar] : [liar, honest] }, cancellationToken);
            counts[i % 2] += transcript.Verdict is DecidedVerdict decided
                && decided.Credences.Choice == ((DistributionPosition)honest.Position).Credences.Choice ? 1 : 0;
        }

        return new(depth, right, counts[0], (items + 1) / 2, counts[1], items / 2);
    }

    private static Inquiry Draw(EncyclopediaWorld world, int depth, Seed seed)
    {
        for (var attempt = 0; ; attempt++)
        {
            var own = seed.For("try", attempt);
            var (z, question) = DepthStudy.Draw(world, depth, own.For("answer").CreateRandom().NextBool(.5), own);
            var inquiry = Inquiry.About(world, question, z);
            if (BigInteger.Abs(inquiry.Claims.Whole(question).Value[0] - inquiry.Claims.Lie(question, default).Value[0]).IsOne)
            {
                return inquiry;
            }
        }
    }
}

/// <summary>One cell of the study of debaters who err.</summary>
/// <param name="Depth">d.</param>
/// <param name="Right">p.</param>
/// <param name="HonestRight">Verdicts for the truth where the honest claim was debated.</param>
/// <param name="HonestItems">Of so many.</param>
/// <param name="LiesRight">Verdicts for the truth where the lie was debated.</param>
/// <param name="LiesItems">Of so many.</param>
public sealed record ErringCell(int Depth, double Right, int HonestRight, int HonestItems, int LiesRight, int LiesItems)
{
    /// <summary>p^d.</summary>
    public double Expected => Math.Pow(Right, Depth);
}
