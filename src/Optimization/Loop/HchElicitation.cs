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
        var (id, overseer, decomposed, moves) = await DecomposeAsync(question, z, cancellationToken);
        Count(QueryKind.Question, decomposed.Reply.IsKnown, moves);
        return decomposed.Reply.IsKnown
            ? new(question.Id, z, _splitter.Conclude(question, decomposed.Reply.Value), 1, new(id, overseer, default, [.. Cited(decomposed).Distinct()]))
            : null;
    }

    /// <inheritdoc/>
    public async Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var (logPrior, work) = await LogPriorAsync(z, cancellationToken);
        Count(QueryKind.Prior, logPrior is not null, work);
        return logPrior;
    }

    /// <inheritdoc/>
    /// <remarks>One comparison asks for both priors.</remarks>
    public async Task<Credences?> CompareAsync(IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default)
    {
        var (one, work) = await LogPriorAsync(first, cancellationToken);
        var (other, more) = await LogPriorAsync(second, cancellationToken);
        Count(QueryKind.PriorRatio, one is not null && other is not null, work + more);
        return one is { } a && other is { } b ? PriorRatioQuestion.ToCredences(a - b) : null;
    }

    private async Task<(double? LogPrior, LedgerTotals Work)> LogPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken)
    {
        var question = new PriorQuestion("prior");
        var (_, _, decomposed, work) = await DecomposeAsync(question, z, cancellationToken);
        return (decomposed.Reply.IsKnown ? PriorQuestion.ToLogPrior(_splitter.Conclude(question, decomposed.Reply.Value)) : null, work);
    }

    private async Task<(string Id, string Overseer, Decomposed<TreeQuestion, Amounts> Decomposed, LedgerTotals Work)> DecomposeAsync(
        Question question, IReadOnlyList<double> z, CancellationToken cancellationToken)
    {
        var id = FormattableString.Invariant($"{name}/{_asked++:D6}");
        var (own, context) = (seed.For(id), new TreeContext(id));
        var tree = new ImplicitTree(world.Unpack(z), capacity: 256);
        var human = new TreeOverseer(_splitter, question, tree);
        IOverseer<TreeQuestion, Amounts> overseer = error == 0
            ? human
            : new ErringOverseer<TreeQuestion, Amounts>(human, error, (asked, random) => new(_splitter.Draw(question, asked, random)));
        var (decomposed, moves) = await hch.AskAsync(overseer, _splitter.First(question), context, own, cancellationToken);
        store?.Add(id, overseer.Name, context, decomposed);
        return (id, overseer.Name, decomposed, LedgerTotals.Zero with
        {
            Unpacks = tree.Counts.Unpacks,
            CharactersShown = human.Characters,
            LargestCharactersShown = human.Characters,
            OverseerCalls = Answered(decomposed),
            OverseerMoves = moves,
        });
    }

    private void Count(QueryKind kind, bool isDecided, LedgerTotals work) => ledger.Add(work with
    {
        JudgeCalls = 1,
        PriorQueries = kind == QueryKind.Prior ? 1 : 0,
        PriorComparisons = kind == QueryKind.PriorRatio ? 1 : 0,
        Decided = isDecided ? 1 : 0,
        Abstained = isDecided ? 0 : 1,
    });

    private static int Answered(Decomposed<TreeQuestion, Amounts> decomposed) => (decomposed.Source == AnswerSource.Overseer ? 1 : 0) + decomposed.Asked.Sum(Answered);

    private static IEnumerable<NodeAddress> Cited(Decomposed<TreeQuestion, Amounts> decomposed) =>
        decomposed.Cited.Select(c => c.Address).Concat(decomposed.Asked.SelectMany(Cited));
}
