namespace LearningThePrior.Debate;

/// <summary>The answers that a question allows, in a fixed order; compared by their texts.</summary>
public sealed class AnswerSet : IEquatable<AnswerSet>
{
    private readonly string[] _answers;

    /// <summary>Makes a set of at least two different answers.</summary>
    /// <param name="answers">The answers' texts.</param>
    /// <exception cref="ArgumentException">There are fewer than two answers, or two are equal, or one is blank.</exception>
    public AnswerSet(params IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        _answers = [.. answers];
        if (_answers.Length < 2
            || _answers.Any(string.IsNullOrWhiteSpace)
            || _answers.Distinct(StringComparer.Ordinal).Count() != _answers.Length)
        {
            throw new ArgumentException("A question needs at least two different answers, none of them blank.", nameof(answers));
        }
    }

    /// <summary>The answers "no" (0) and "yes" (1).</summary>
    public static AnswerSet NoYes { get; } = new("no", "yes");

    /// <summary>How many answers there are.</summary>
    public int Count => _answers.Length;

    /// <summary>The answers' texts in order.</summary>
    public IReadOnlyList<string> Texts => _answers;

    /// <summary>The text of answer <paramref name="index"/>.</summary>
    public string this[int index] => _answers[index];

    /// <inheritdoc/>
    public bool Equals(AnswerSet? other) => other is not null && _answers.AsSpan().SequenceEqual(other._answers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AnswerSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_answers.Length, _answers[0], _answers[^1]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", _answers);
}
