using LearningThePrior.Analysis.Store;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>What is true of a debate's question.</summary>
/// <param name="DebateId">The debate.</param>
/// <param name="Correct">The right answer's index, or null.</param>
/// <param name="Truth">What is true where that is a distribution, or null.</param>
internal sealed record KeyRow(string DebateId, int? Correct, double[]? Truth)
{
    /// <summary>Of a key that the store's own reader read.</summary>
    public static KeyRow Of(StoredKey key, StringPool pool) => new(pool.Of(key.DebateId), key.Correct, key.Truth?.ToArray());

    /// <summary>Whether it names something among so many answers.</summary>
    public bool Fits(int answers) => Truth is null ? Correct < answers : Truth.Length == answers;

    /// <summary>The probability that an answer is the true one.</summary>
    public double Of(int answer) => Truth is null ? (answer == Correct ? 1 : 0) : Truth[answer];

    /// <summary>How credences score, see <see cref="StoredScore"/>.</summary>
    public (bool? Correct, double LogScore, double Brier) Score(double[] credences, DebateRow debate)
    {
        var positions = new[] { debate.A?.Position, debate.B?.Position }.OfType<IReadOnlyList<double>>();
        var score = StoredScore.Of(credences, new(StoredKey.CurrentSchema, "", DebateId, Correct, Truth), positions);
        return (score.Correct, score.LogScore, score.Brier);
    }
}
