using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>What the overseer did, for H' to learn from, and how well H' foresaw it.</summary>
internal sealed class MoveRecords
{
    private const int BatchMoves = 256;
    private const int UpdatesAStep = 4;

    private readonly List<RecordedMove> _moves = [];

    /// <summary>The loss of H' when it was last trained, in nats a move.</summary>
    public double Loss { get; set; } = 1;

    /// <summary>How many decompositions in a row H' would have made just like the overseer.</summary>
    public int AlikeInARow { get; private set; }

    /// <summary>Steps of training that H' takes now.</summary>
    public int Updates => _moves.Count > 0 ? UpdatesAStep : 0;

    public void Add(IEnumerable<RecordedMove> decomposition, bool isAlike)
    {
        _moves.AddRange(decomposition);
        AlikeInARow = isAlike ? AlikeInARow + 1 : 0;
    }

    /// <summary>Questions grew: H' has not seen their like.</summary>
    public void Doubt() => (AlikeInARow, Loss) = (0, 1);

    public IReadOnlyList<RecordedMove> Sample(SeededRandom random) =>
        [.. Enumerable.Range(0, Math.Min(BatchMoves, _moves.Count)).Select(_ => _moves[random.NextInt(_moves.Count)])];

    public static bool Alike(OverseerMove<Tokens, Tokens> one, OverseerMove<Tokens, Tokens> other) => (one, other) switch
    {
        (OverseerAsks<Tokens, Tokens> a, OverseerAsks<Tokens, Tokens> b) => a.Subquestions.SequenceEqual(b.Subquestions),
        (OverseerAnswers<Tokens, Tokens> a, OverseerAnswers<Tokens, Tokens> b) => a.Value == b.Value,
        (OverseerDoesNotKnow<Tokens, Tokens>, OverseerDoesNotKnow<Tokens, Tokens>) => true,
        _ => false,
    };

    public void Save(NumberWriter loop)
    {
        loop.Add(Loss);
        loop.Add(AlikeInARow);
        loop.Add(_moves, loop.Add);
    }

    public void Load(NumberReader loop)
    {
        (Loss, AlikeInARow) = (loop.Next(), loop.Count());
        _moves.Clear();
        _moves.AddRange(loop.All(loop.Record));
    }
}
