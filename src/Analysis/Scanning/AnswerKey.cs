using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>What is true of a question: one answer, or a distribution over answers.</summary>
internal sealed class AnswerKey
{
    private static readonly AnswerKey[] OfAnswers = [.. Enumerable.Range(0, 16).Select(i => new AnswerKey(i, null))];

    private readonly StoredKey _key;

    private AnswerKey(int? correct, double[]? truth) => _key = new(StoredKey.CurrentSchema, "", "", correct, truth);

    /// <summary>The right answer's index, or null.</summary>
    public int? Correct => _key.Correct;

    /// <summary>What is true where that is a distribution, or null.</summary>
    public IReadOnlyList<double>? Truth => _key.Truth;

    /// <summary>A key; one for all debates where the answer is the same.</summary>
    public static AnswerKey Of(int? correct, double[]? truth) =>
        correct is { } answer && answer < OfAnswers.Length ? OfAnswers[answer] : new(correct, truth);

    /// <summary>Whether it names something among so many answers.</summary>
    public bool Fits(int answers) => Truth is null ? Correct < answers : Truth.Count == answers;

    /// <summary>Whether both say the same.</summary>
    public bool Says(AnswerKey other) => Correct == other.Correct && (Truth ?? []).SequenceEqual(other.Truth ?? []);

    /// <summary>The probability that an answer is the true one.</summary>
    public double Of(int answer) => Truth is null ? (answer == Correct ? 1 : 0) : Truth[answer];

    /// <summary>How credences score, see <see cref="StoredScore"/>.</summary>
    public StoredScore Score(double[] credences, DebateRow debate) =>
        StoredScore.Of(credences, _key, new[] { debate.A?.Position, debate.B?.Position }.OfType<IReadOnlyList<double>>());
}
