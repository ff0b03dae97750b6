using System.Numerics;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Permutation powering (Christiano, Shlegeris and Amodei 2018, section 3): given a permutation sigma as its facts, what is sigma^k(x)? The human
/// asks sigma^j of x and sigma^j of that, where k = 2j; where k is odd, sigma once more. The primitive is k of 0 or 1.
/// </summary>
/// <remarks>A question is (k, x), an answer is an element, a fact (x, sigma(x)). A question's height is floor(log2 k).</remarks>
public sealed class PermutationPowering : IAmplificationTask
{
    private readonly int _power;

    /// <summary>Makes the task.</summary>
    /// <param name="size">How many elements are permuted, 2 to 1,024.</param>
    /// <param name="power">The greatest k; null takes the size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the power is out of range.</exception>
    public PermutationPowering(int size = 64, int? power = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1024);
        (Size, _power) = (size, power ?? size);
        ArgumentOutOfRangeException.ThrowIfLessThan(_power, 2, nameof(power));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_power, 1 << 20, nameof(power));
        FactFields = [new("element", size), new("image", size)];
        QuestionFields = [new("power", _power + 1), new("element", size)];
        AnswerFields = [new("element", size)];
        Heights = BitOperations.Log2((uint)_power);
    }

    /// <summary>The smallest: permutations of 4, powers of 2 to 7. Heights 1 and 2.</summary>
    public static PermutationPowering Tiny => new(4, 7) { Name = "tiny" };

    /// <inheritdoc/>
    public string Name { get; private init; } = "powering";

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> FactFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> QuestionFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> AnswerFields { get; }

    /// <inheritdoc/>
    public int Heights { get; }

    /// <inheritdoc/>
    public int Subquestions => 3;

    /// <inheritdoc/>
    public ITaskContext Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new Context(this, TaskFacts.Shuffled(Size, random));
    }

    /// <inheritdoc/>
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Count > 0 && !known[^1].Reply.IsKnown)
        {
            return TaskMoves.DoNotKnow;
        }

        var (half, odd) = (question[0] / 2, question[0] % 2);
        return known.Count == 2 + odd
            ? TaskMoves.Answer(known[^1].Reply.Value)
            : TaskMoves.Ask(new Tokens(known.Count < 2 ? half : 1, known.Count == 0 ? question[1] : known[^1].Reply.Value[0]));
    }

    private sealed class Context(PermutationPowering task, int[] image) : ITaskContext
    {
        public IReadOnlyList<Tokens> Facts { get; } = [.. image.Select((to, from) => new Tokens(from, to))];

        public string Name => field ??= TaskFacts.NameOf(task.Name, Facts);

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            var most = Math.Min(task._power, (int)Math.Min(1L << 30, (1L << (height + 1)) - 1));
            return new(2 + random.NextInt(most - 1), random.NextInt(task.Size));
        }

        public Tokens DrawPrimitive(SeededRandom random) => new(random.NextInt(2), random.NextInt(task.Size));

        public int HeightOf(Tokens question) => question[0] <= 1 ? 0 : BitOperations.Log2((uint)question[0]);

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random) => question[0] switch
        {
            0 => new(new(new Tokens(question[1])), []),
            1 => new(new(new Tokens(image[question[1]])), [TaskFacts.Cite(Facts, question[1])]),
            _ => null,
        };

        public Tokens Direct(Tokens question)
        {
            var at = question[1];
            for (var i = 0; i < question[0]; i++)
            {
                at = image[at];
            }

            return new(at);
        }

        public string SayQuestion(Tokens question) => $"sigma^{question[0]}({question[1]})";
    }
}
