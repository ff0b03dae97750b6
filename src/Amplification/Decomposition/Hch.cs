using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>
/// Humans consulting HCH: the overseer asks subquestions, each of which is answered in the same way one level lower, and he answers from what
/// comes back (Christiano, "Strong HCH", 2016). It always ends: with an answer, or with a typed "do not know".
/// </summary>
/// <param name="Depth">Levels of subquestions, from 0, the overseer alone with look-ups, to <see cref="MostDepth"/>.</param>
/// <param name="Width">The most subquestions of one question, from 1.</param>
/// <param name="Budget">The most moves of the overseer in all, from 1.</param>
public sealed record Hch(int Depth = 64, int Width = 16, int Budget = 100_000)
{
    /// <summary>The deepest that may be asked for.</summary>
    public const int MostDepth = 256;

    /// <summary>Whether the answer to a question that was asked before is remembered rather than worked out again.</summary>
    public bool Memory { get; init; } = true;

    /// <summary>How many times the overseer answers each question, from 1. The most frequent answer counts; where two are equally frequent, the first one.</summary>
    public int Votes { get; init; } = 1;

    /// <summary>Asks.</summary>
    /// <param name="overseer">H.</param>
    /// <param name="question">The question.</param>
    /// <param name="context">What it is about; null where nothing can be looked up.</param>
    /// <param name="seed">Randomness of the overseer and of look-ups.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer with all that it rests on, and what it took.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public Task<HchResult<TQuestion, TAnswer>> AskAsync<TQuestion, TAnswer>(
        IOverseer<TQuestion, TAnswer> overseer,
        TQuestion question,
        IQuestionContext<TQuestion, TAnswer>? context = null,
        Seed seed = default,
        CancellationToken cancellationToken = default)
        where TQuestion : IEquatable<TQuestion> => AskAsync(overseer, question, context, seed, new HchMemory<TQuestion, TAnswer>(), cancellationToken);

    /// <summary>Asks one of several questions about the same context, what was answered for those before being remembered.</summary>
    /// <param name="overseer">H.</param>
    /// <param name="question">The question.</param>
    /// <param name="context">What it is about; null where nothing can be looked up.</param>
    /// <param name="seed">Randomness of the overseer and of look-ups.</param>
    /// <param name="memory">What was answered before, to which more is added.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer with all that it rests on, and what it took.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public async Task<HchResult<TQuestion, TAnswer>> AskAsync<TQuestion, TAnswer>(
        IOverseer<TQuestion, TAnswer> overseer,
        TQuestion question,
        IQuestionContext<TQuestion, TAnswer>? context,
        Seed seed,
        HchMemory<TQuestion, TAnswer> memory,
        CancellationToken cancellationToken = default)
        where TQuestion : IEquatable<TQuestion>
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(overseer);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(Depth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Depth, MostDepth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Budget);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Votes);
        var asking = new Asking<TQuestion, TAnswer>(this, overseer, context ?? Nothing<TQuestion, TAnswer>.Known, memory.Answers);
        return new(await asking.AskAsync(question, 0, seed, cancellationToken), asking.Moves);
    }

    private sealed class Nothing<TQuestion, TAnswer> : IQuestionContext<TQuestion, TAnswer>
    {
        public static readonly Nothing<TQuestion, TAnswer> Known = new();

        public string Name => "";
    }

    private sealed class Asking<TQuestion, TAnswer>(Hch hch, IOverseer<TQuestion, TAnswer> overseer, IQuestionContext<TQuestion, TAnswer> context, Dictionary<TQuestion, Reply<TAnswer>> memory)
        where TQuestion : IEquatable<TQuestion>
    {
        private readonly HashSet<TQuestion> _open = [];

        public int Moves { get; private set; }

        public async ValueTask<Decomposed<TQuestion, TAnswer>> AskAsync(TQuestion question, int depth, Seed seed, CancellationToken cancellationToken)
        {
            if (LookUp(question, seed) is { } found)
            {
                return found;
            }

            var canonical = context.Canonical(question);
            var settled = context.IsSettled(canonical);
            if (hch.Memory && settled && memory.TryGetValue(canonical, out var before))
            {
                return new(question, before, AnswerSource.Memory, [], []);
            }

            if (settled && !_open.Add(canonical))
            {
                return Consulting.Unanswered<TQuestion, TAnswer>(question, NoAnswer.Cycle, []);
            }

            var answered = await VoteAsync(question, depth, seed, cancellationToken);
            _open.Remove(canonical);
            if (settled && answered.Reply.IsKnown && !answered.IsCutShort)
            {
                memory.TryAdd(canonical, answered.Reply);
            }

            return answered;
        }

        private async ValueTask<Decomposed<TQuestion, TAnswer>> VoteAsync(TQuestion question, int depth, Seed seed, CancellationToken cancellationToken)
        {
            if (hch.Votes == 1)
            {
                return await ConsultAsync(question, depth, seed, 0, cancellationToken);
            }

            var votes = new List<Decomposed<TQuestion, TAnswer>>(hch.Votes);
            for (var i = 0; i < hch.Votes; i++)
            {
                votes.Add(await ConsultAsync(question, depth, seed.For("vote", i), i, cancellationToken));
            }

            var most = votes.Where(v => v.Reply.IsKnown).GroupBy(v => v.Reply.Value!).MaxBy(g => g.Count());
            return most is null ? votes[0] : most.First() with { Votes = most.Count() };
        }

        private ValueTask<Decomposed<TQuestion, TAnswer>> ConsultAsync(TQuestion question, int depth, Seed seed, int vote, CancellationToken cancellationToken) =>
            Consulting.RunAsync<TQuestion, TAnswer>(
                overseer,
                question,
                context.Name,
                seed,
                vote,
                hch.Width,
                MayMove,
                (subquestion, index) => depth < hch.Depth
                    ? AskAsync(subquestion, depth + 1, seed.For("subquestion", index), cancellationToken)
                    : new(LookUp(subquestion, seed.For("subquestion", index)) ?? Consulting.Unanswered<TQuestion, TAnswer>(subquestion, NoAnswer.Depth, [])),
                cancellationToken);

        private bool MayMove()
        {
            var may = Moves < hch.Budget;
            Moves += may ? 1 : 0;
            return may;
        }

        private Decomposed<TQuestion, TAnswer>? LookUp(TQuestion question, Seed seed) =>
            Consulting.LookUp(context, question, seed.For("look-up").CreateRandom());
    }
}

/// <summary>What <see cref="Hch"/> came to.</summary>
/// <param name="Answer">The answer with all that it rests on.</param>
/// <param name="Moves">How often the overseer was asked for a move.</param>
public sealed record HchResult<TQuestion, TAnswer>(Decomposed<TQuestion, TAnswer> Answer, int Moves);

/// <summary>What <see cref="Hch"/> answered about one context, by the one form of each question. Not safe for concurrent use.</summary>
public sealed class HchMemory<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    internal Dictionary<TQuestion, Reply<TAnswer>> Answers { get; } = [];
}
