using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks about Z by iterated amplification in the place of debate: an assistant who reads the nodes of any Z answers, and learns to from an overseer, who reads one node and
/// asks the assistant about others ("Learning the prior": f and Prior may be trained "by amplification or debate"). Before the first answer the assistant is taught; later on
/// the overseer is asked now and then. What the assistant does not learn the overseer is asked each time. All of it is counted in the ledger and stands in the store.
/// </summary>
/// <param name="world">Whose tree is asked about, and whose human divides questions.</param>
/// <param name="assistant">Who answers; taught as the world's task says.</param>
/// <param name="calls">The most questions that are put to the overseer to teach the assistant before the first answer.</param>
/// <param name="store">Where decompositions are kept; null for nowhere.</param>
/// <param name="ledger">Counts every query, and every question and move of the overseer.</param>
/// <param name="seed">All other randomness.</param>
/// <param name="name">What ids begin with: the world's name within the run.</param>
/// <exception cref="ArgumentException">The world does not say how its questions are distilled.</exception>
public sealed class AmplifiedElicitation(
    IWorld world, TreeAssistant assistant, int calls, IDecompositionStore? store, VerdictLedger ledger, Seed seed, string name) : IElicitation
{
    /// <summary>The name under which the assistant's answers are stored.</summary>
    public const string AssistantName = "assistant";

    // One step of teaching for so many answers: a tenth of the questions that debates would have been judged on.
    private const int AnswersPerStep = 80;

    private readonly ITreeTask _task = world.AmplificationTask
        ?? throw new ArgumentException($"world {world.Family} does not say how an assistant learns its questions; elicit from it by debate.", nameof(world));

    private int _asked;
    private int _answered;

    /// <inheritdoc/>
    public VerdictLedger Ledger => ledger;

    /// <inheritdoc/>
    public async Task<TrainingExample?> AskAsync(Question question, IReadOnlyList<double> z, CancellationToken cancellationToken = default)
    {
        var (id, by, rests, conclusion) = await AnswerAsync(question, z, QueryKind.Question, cancellationToken);
        return conclusion is null
            ? null
            : new(question.Id, z, conclusion, 1, new(id, by, default, rests));
    }

    /// <inheritdoc/>
    public async Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default) =>
        await LogPriorAsync(z, QueryKind.Prior, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One comparison asks for both priors, and counts as one query.</remarks>
    public async Task<Credences?> CompareAsync(IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default)
    {
        var one = await LogPriorAsync(first, null, cancellationToken);
        var other = await LogPriorAsync(second, null, cancellationToken);
        Count(QueryKind.PriorRatio, one is not null && other is not null);
        return one is { } a && other is { } b ? PriorRatioQuestion.ToCredences(a - b) : null;
    }

    private async Task<double?> LogPriorAsync(IReadOnlyList<double> z, QueryKind? kind, CancellationToken cancellationToken) =>
        (await AnswerAsync(new PriorQuestion("prior"), z, kind, cancellationToken)).Conclusion is { } credences ? PriorQuestion.ToLogPrior(credences) : null;

    private async Task<(string Id, string By, IReadOnlyList<NodeAddress> Rests, Credences? Conclusion)> AnswerAsync(
        Question question, IReadOnlyList<double> z, QueryKind? kind, CancellationToken cancellationToken)
    {
        var tree = new ImplicitTree(world.Unpack(z), capacity: 256);
        var context = await _task.ReadAsync(tree, cancellationToken);
        ledger.Add(LedgerTotals.Zero with { Unpacks = tree.Counts.Unpacks });
        if (context is null)
        {
            Count(kind, isDecided: false);
            return ("", "", [], null);
        }

        await TeachAsync(context, cancellationToken);
        var (id, asked) = (NextId(), _task.Put(question, context));
        var (by, decomposed) = _task.IsDistilled(asked)
            ? (AssistantName, new(asked, await assistant.AnswerAsync(asked, context, cancellationToken), AnswerSource.Assistant, [], []))
            : await OverseeAsync(asked, context, id, cancellationToken);
        store?.Add(id, by, context, decomposed);
        Count(kind, decomposed.Reply.IsKnown);
        return (id, by, [.. Cited(decomposed, context).Distinct()], decomposed.Reply.IsKnown ? _task.Conclude(question, context, decomposed.Reply) : null);
    }

    private async Task<(string By, Decomposed<Tokens, Tokens> Decomposed)> OverseeAsync(Tokens asked, ITaskContext context, string id, CancellationToken cancellationToken)
    {
        var counted = new CountedOverseer(assistant.Overseer);
        var decomposed = await Amplified.AskAsync(counted, asked, context, assistant, seed.For(id), _task.Subquestions, cancellationToken);
        CountOverseer([decomposed], counted.Moves);
        return (assistant.Overseer.Name, decomposed);
    }

    /// <summary>Teaches the assistant: before his first answer until he has learned all, or the calls are spent; then a step now and then.</summary>
    private async Task TeachAsync(ITaskContext context, CancellationToken cancellationToken)
    {
        assistant.Note(context);
        while (_answered == 0 ? !assistant.IsLearned && assistant.Calls < calls : _answered % AnswersPerStep == 0)
        {
            var moves = assistant.Moves;
            var steps = await assistant.LearnAsync(cancellationToken);
            foreach (var (about, decomposed) in steps)
            {
                store?.Add(NextId(), assistant.Overseer.Name, about, decomposed);
            }

            CountOverseer([.. steps.Select(s => s.Decomposed)], assistant.Moves - moves);
            if (_answered > 0)
            {
                break;
            }
        }

        _answered++;
    }

    private string NextId() => FormattableString.Invariant($"{name}/{_asked++:D6}");

    private void CountOverseer(IReadOnlyList<Decomposed<Tokens, Tokens>> answered, long moves)
    {
        int[] characters = [.. answered.Select(d => d.Asked.SelectMany(a => a.Cited).Sum(c => c.Quote.Length))];
        ledger.Add(LedgerTotals.Zero with
        {
            OverseerCalls = answered.Count,
            OverseerMoves = moves,
            CharactersShown = characters.Sum(),
            LargestCharactersShown = characters.Max(),
        });
    }

    private void Count(QueryKind? kind, bool isDecided)
    {
        if (kind is not null)
        {
            ledger.Add(LedgerTotals.Zero with
            {
                JudgeCalls = 1,
                PriorQueries = kind == QueryKind.Prior ? 1 : 0,
                PriorComparisons = kind == QueryKind.PriorRatio ? 1 : 0,
                Decided = isDecided ? 1 : 0,
                Abstained = isDecided ? 0 : 1,
            });
        }
    }

    /// <summary>What an answer rests on: nodes that were cited, and where the assistant answered all that he was shown.</summary>
    private static IEnumerable<NodeAddress> Cited(Decomposed<Tokens, Tokens> decomposed, ITaskContext context) => decomposed.Source == AnswerSource.Assistant
        ? context.Read
        : decomposed.Cited.Select(c => c.Address).Concat(decomposed.Asked.SelectMany(asked => Cited(asked, context)));

    private sealed class CountedOverseer(IOverseer<Tokens, Tokens> inner) : IOverseer<Tokens, Tokens>
    {
        public int Moves { get; private set; }

        public string Name => inner.Name;

        public ValueTask<OverseerMove<Tokens, Tokens>> NextAsync(Consultation<Tokens, Tokens> consultation, CancellationToken cancellationToken = default)
        {
            Moves++;
            return inner.NextAsync(consultation, cancellationToken);
        }
    }
}
