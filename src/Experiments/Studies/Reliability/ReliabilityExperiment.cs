using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>
/// Recursion against debate where every judgement of a human errs with some probability: the parity of 2^d leaves, asked of HCH, whose answers nobody checks, and of debate,
/// where the judge checks the way down to one leaf.
/// </summary>
public static class ReliabilityExperiment
{
    /// <summary>The deepest tree: it has 4,096 leaves.</summary>
    public const int MostDepth = 12;

    /// <summary>Asks the same trees in each way; debates are about the true claim and about the false one in turn.</summary>
    /// <param name="depth">d, from 1 to <see cref="MostDepth"/>.</param>
    /// <param name="noise">e, from 0 to 1/2.</param>
    /// <param name="votes">How many votes each question of the recursion takes, odd.</param>
    /// <param name="items">Trees.</param>
    /// <param name="seed">Draws trees, errors and debates.</param>
    /// <param name="cancellationToken">Stops between two trees.</param>
    public static async Task<IReadOnlyList<ReliabilityCell>> RunAsync(
        int depth, double noise, int votes, int items, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MostDepth);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(noise, .5);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        if (votes < 1 || votes % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(votes), votes, "Votes are odd.");
        }

        var (recursion, debate, checks) = (0, 0, 0);
        for (var i = 0; i < items; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = seed.For(FormattableString.Invariant($"depth {depth} noise {noise}"), i);
            var tree = new ParityTree(depth, own.For("tree").CreateRandom());
            recursion += await RecurseAsync(tree, noise, votes, own, cancellationToken) ? 1 : 0;
            debate += await DebateAsync(tree, noise, 0, i % 2 == 0, own.For("debate"), cancellationToken) ? 1 : 0;
            checks += await DebateAsync(tree, noise, noise, i % 2 == 0, own.For("checks"), cancellationToken) ? 1 : 0;
        }

        return
        [
            new("recursion", depth, noise, votes, recursion, items, ReliabilityFormulas.Recursion(depth, noise, votes), ReliabilityFormulas.RecursionCalls(depth, votes)),
            new("debate", depth, noise, 1, debate, items, ReliabilityFormulas.Debate(noise), ReliabilityFormulas.DebateCalls(depth)),
            new("debate, checks err too", depth, noise, 1, checks, items, ReliabilityFormulas.DebateWithErringChecks(depth, noise), ReliabilityFormulas.DebateCalls(depth)),
        ];
    }

    private static async Task<bool> RecurseAsync(ParityTree tree, double noise, int votes, Seed seed, CancellationToken cancellationToken)
    {
        // Of two answers one drawn evenly is wrong half of the time.
        var overseer = new ErringOverseer<NodeAddress, bool>(new ParityOverseer(tree), 2 * noise, (_, random) => new(random.NextBool(.5)));
        var (answer, _) = await new Hch(Budget: int.MaxValue) { Votes = votes }.AskAsync(overseer, NodeAddress.Root, null, seed.For("recursion"), cancellationToken);
        return answer.Reply is { IsKnown: true } reply && reply.Value == tree.IsOdd(NodeAddress.Root);
    }

    private static async Task<bool> DebateAsync(ParityTree tree, double reading, double checking, bool isHonest, Seed seed, CancellationToken cancellationToken)
    {
        var human = new ParityHuman(tree.Depth, reading, checking, seed.For("errors").CreateRandom());
        var (question, claims, exact) = (new ParityQuestion(), new ParityClaims(tree), new ParityHuman(tree.Depth, 0, 0, seed.CreateRandom()));
        var honest = new HonestDebater(claims).Defending(question, exact);
        var liar = new DishonestDebater(claims, seed.For("lies")).Defending(question, exact);
        var setup = new DebateSetup(question.Id, question, new ImplicitTree(tree), isHonest ? [honest, liar] : [liar, honest], new BoundedJudge(human), seed);
        var transcript = await new RecursiveDebate().PlayAsync(setup, cancellationToken);
        return transcript.Verdict is DecidedVerdict decided && decided.Credences.Choice == (tree.IsOdd(NodeAddress.Root) ? 1 : 0);
    }
}

/// <summary>One way of asking, at one depth and noise.</summary>
/// <param name="Way">"recursion", "debate", or "debate, checks err too".</param>
/// <param name="Depth">d.</param>
/// <param name="Noise">How often a judgement errs.</param>
/// <param name="Votes">Votes a question.</param>
/// <param name="Right">Right answers.</param>
/// <param name="Items">Questions.</param>
/// <param name="Formula">The share that is right by the closed form.</param>
/// <param name="Calls">Judgements of the human for one question.</param>
public sealed record ReliabilityCell(string Way, int Depth, double Noise, int Votes, int Right, int Items, double Formula, double Calls)
{
    /// <summary>The share that was right.</summary>
    public double Measured => (double)Right / Items;

    /// <summary>Measured less formula in standard errors of the formula; 0 where that leaves nothing to chance and both agree.</summary>
    public double Z => Measured == Formula ? 0 : (Measured - Formula) / Math.Sqrt(Math.Max(Formula * (1 - Formula), 1e-12) / Items);
}
