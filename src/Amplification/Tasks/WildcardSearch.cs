using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Wildcard search (Christiano, Shlegeris and Amodei 2018, section 3): f gives 0 or 1 for every string of bits; what is the sum of f over the strings
/// that a pattern of 0, 1 and * matches? The human replaces the first * by 0 and by 1, and adds. The primitive is a pattern without *.
/// </summary>
/// <remarks>A question has a field a bit, 2 for *; an answer is a sum; a fact is the bits with f. A question's height is the number of its *.</remarks>
public sealed class WildcardSearch : IAmplificationTask
{
    private const int Star = 2;

    private readonly int _bits;

    /// <summary>Makes the task.</summary>
    /// <param name="bits">How many bits, 1 to 10: there are 2^bits facts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits are out of range.</exception>
    public WildcardSearch(int bits = 6)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 10);
        _bits = bits;
        QuestionFields = [.. Enumerable.Range(0, bits).Select(i => new TokenField($"bit {i}", 3))];
        FactFields = [.. QuestionFields, new("sum", 2)];
        AnswerFields = [new("sum", (1 << bits) + 1) { IsAmount = true }];
    }

    /// <inheritdoc/>
    public string Name => "wildcard";

    /// <inheritdoc/>
    public int Size => 1 << _bits;

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> FactFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> QuestionFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> AnswerFields { get; }

    /// <inheritdoc/>
    public int Heights => _bits;

    /// <inheritdoc/>
    public int Subquestions => 2;

    /// <inheritdoc/>
    public ITaskContext Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new Context(this, [.. Enumerable.Range(0, Size).Select(_ => random.NextInt(2))]);
    }

    /// <inheritdoc/>
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Any(k => !k.Reply.IsKnown))
        {
            return TaskMoves.DoNotKnow;
        }

        if (known.Count == 2)
        {
            // Where an assistant errs the sum may be one that no pattern has.
            return TaskMoves.Answer(new Tokens(Math.Min(known[0].Reply.Value[0] + known[1].Reply.Value[0], Size)));
        }

        int[] bits = [.. question.Values];
        bits[Array.IndexOf(bits, Star)] = known.Count;
        return TaskMoves.Ask(new Tokens(bits));
    }

    private sealed class Context(WildcardSearch task, int[] values) : ITaskContext
    {
        public IReadOnlyList<Tokens> Facts { get; } = [.. values.Select((value, i) => new Tokens([.. task.Bits(i), value]))];

        public string Name => field ??= TaskFacts.NameOf(task.Name, Facts);

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            var stars = 1 + random.NextInt(Math.Min(height, task._bits));
            var order = TaskFacts.Shuffled(task._bits, random);
            var bits = new int[task._bits];
            for (var i = 0; i < bits.Length; i++)
            {
                bits[order[i]] = i < stars ? Star : random.NextInt(2);
            }

            return new(bits);
        }

        public Tokens DrawPrimitive(SeededRandom random) => new(task.Bits(random.NextInt(values.Length)));

        public int HeightOf(Tokens question) => question.Values.Count(Star);

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
        {
            if (question.Values.Contains(Star))
            {
                return null;
            }

            var index = 0;
            foreach (var bit in question.Values)
            {
                index = (index << 1) | bit;
            }

            return new(new(new Tokens(values[index])), [TaskFacts.Cite(Facts, index)]);
        }

        public Tokens Direct(Tokens question)
        {
            var sum = 0;
            for (var i = 0; i < values.Length; i++)
            {
                var matches = true;
                for (var b = 0; b < task._bits; b++)
                {
                    matches &= question[b] == Star || question[b] == ((i >> (task._bits - 1 - b)) & 1);
                }

                sum += matches ? values[i] : 0;
            }

            return new(sum);
        }

        public string SayQuestion(Tokens question) => string.Concat(question.Values.ToArray().Select(b => b == Star ? "*" : $"{b}"));
    }

    private int[] Bits(int index) => [.. Enumerable.Range(0, _bits).Select(b => (index >> (_bits - 1 - b)) & 1)];
}
