using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>Reads what <see cref="NumberWriter"/> wrote.</summary>
/// <param name="numbers">The numbers.</param>
internal sealed class NumberReader(IReadOnlyList<double> numbers)
{
    private int _at;

    public bool IsAtEnd => _at == numbers.Count;

    /// <exception cref="InvalidDataException">There are fewer numbers than there should be, or no count where one should be.</exception>
    public double Next() => _at < numbers.Count ? numbers[_at++] : throw new InvalidDataException("what was saved of the loop is cut off.");

    public int Count() => Next() is >= 0 and < int.MaxValue and var count ? (int)count : throw new InvalidDataException("what was saved of the loop is damaged.");

    public Tokens Tokens()
    {
        var values = new int[Count()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Count();
        }

        return new(values);
    }

    public Reply<Tokens> Reply()
    {
        var missing = (NoAnswer)Count();
        return new(Tokens(), missing);
    }

    public List<T> All<T>(Func<T> next)
    {
        var count = Count();
        var all = new List<T>();
        for (var i = 0; i < count; i++)
        {
            all.Add(next());
        }

        return all;
    }

    public FactTargets Targets() => new(new(All(Tokens), All(Tokens)), All(Reply));

    public RecordedMove Record()
    {
        var (question, known, said) = (Tokens(), All(() => new Answered<Tokens, Tokens>(Tokens(), Reply())), All(Tokens));
        return new(question, known, (Count(), said) switch
        {
            (1, _) => new OverseerAsks<Tokens, Tokens>(said),
            (_, [var answer]) => new OverseerAnswers<Tokens, Tokens>(answer),
            _ => new OverseerDoesNotKnow<Tokens, Tokens>(),
        });
    }
}
