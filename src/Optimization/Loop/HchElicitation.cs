using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks the human about Z by amplification in the place of debate: an overseer reads one node and asks about others, each question being answered in the same
/// way ("Learning the prior": f and Prior may be trained "by amplification or debate"). Every decomposition is counted in the ledger and stands in the store.
/// </summary>
/// <param name="world">Whose tree is asked about, and whose human splits questions.</param>
/// <param name="hch">How deep, wide and often he may be asked.</param>
/// <param name="error">How often his answer is replaced by one drawn without knowing anything, from 0 to 1.</param>
/// <param name="store">Where decompositions are kept; null for nowhere.</param>
/// <param name="ledger">Counts every query, and every move of the overseer.</param>
/// <param name="seed">All randomness.</param>
/// <param name="name">What ids begin with: the world's name within the run.</param>
/// <exception cref="ArgumentException">The world does not say how its human splits a question.</exception>
public sealed class HchElicitation(
    IWorld world, Hch hch, double error, IDecompositionStore? store, VerdictLedger ledger, Seed seed, string name) : IElicitation
{
    private readonly INodeSplitter _splitter = world.Splitter
        ?? throw new ArgumentException($"world {world.Family} does not say how its human splits a question at one node; elicit from it by debate.", nameof(world));

    private int _asked;

    /// <inheritdoc/>
    public VerdictLedger Ledger => ledger;

    /// <inheritdoc/>
    public async Task<TrainingExample?> AskAsync(Question question, IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var (id, answer, cited) = await AskAsync(question, QueryKind.Question, z, cancellationToken);
        return new(question.Id, z, answer, 1, new(id, "human", default, cited));
    }

    /// <inheritdoc/>
    public async Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default) =>
        PriorQuestion.ToLogPrior((await AskAsync(new PriorQuestion("prior"), QueryKind.Prior, z, cancellationToken)).Answer);

    /// <inheritdoc/>
    public async Task<Credences?> CompareAsync(IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default)
    {
        async Task<double> LogPriorAsync(IReadOnlyList<double> z) =>
            PriorQuestion.ToLogPrior((await AskAsync(new PriorQuestion("prior"), QueryKind.PriorRatio, z, cancellationToken)).Answer);
        return PriorRatioQuestion.ToCredences(await LogPriorAsync(first) - await LogPriorAsync(second));
    }

    private async Task<(string Id, Credences Answer, IReadOnlyList<NodeAddress> Cited)> AskAsync(
        Question question, QueryKind kind, IReadOnlyList<double> z, CancellationToken cancellationToken)
    {
        var id = FormattableString.Invariant($"{name}/{_asked++:D6}");
        var own = seed.For(id);
        var tree = new ImplicitTree(world.Unpack(z), capacity: 256);
        var human = new TreeOverseer(_splitter, question, tree);
        IOverseer<TreeQuestion, Amounts> overseer = error == 0
            ? human
            : new ErringOverseer<TreeQuestion, Amounts>(human, error, (asked, random) => new(_splitter.Draw(question, asked, random)));
        var (decomposed, moves) = await hch.AskAsync(overseer, _splitter.First(question), new TreeContext(id), own, cancellationToken);
        var answer = _splitter.Conclude(question, decomposed.Reply.Value);
        store?.Add(id, overseer.Name, new TreeContext(id), decomposed);
        ledger.Add(LedgerTotals.Zero with
        {
            JudgeCalls = 1,
            PriorQueries = kind == QueryKind.Prior ? 1 : 0,
            PriorComparisons = kind == QueryKind.PriorRatio ? 1 : 0,
            Decided = decomposed.Reply.IsKnown ? 1 : 0,
            Abstained = decomposed.Reply.IsKnown ? 0 : 1,
            Unpacks = tree.Counts.Unpacks,
            CharactersShown = human.Characters,
            LargestCharactersShown = human.Characters,
            OverseerMoves = moves,
        });
        return (id, answer, [.. Cited(decomposed).Distinct()]);
    }

    private static IEnumerable<NodeAddress> Cited(Decomposed<TreeQuestion, Amounts> decomposed) =>
        decomposed.Cited.Select(c => c.Address).Concat(decomposed.Asked.SelectMany(Cited));
}
