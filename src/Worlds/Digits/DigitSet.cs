namespace LearningThePrior.Worlds.Digits;

/// <summary>Digits for a judge to learn from, and others for debates.</summary>
/// <param name="Name">Where they come from.</param>
/// <param name="Train">What judges and debaters are trained on.</param>
/// <param name="Test">What is debated.</param>
public sealed record DigitSet(string Name, IReadOnlyList<LabelledDigit> Train, IReadOnlyList<LabelledDigit> Test)
{
    /// <summary>Keeps the last part of a row for debates: a sixth, as MNIST does.</summary>
    public static DigitSet Split(string name, IReadOnlyList<LabelledDigit> digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var test = Math.Max(1, digits.Count / 6);
        return digits.Count >= 2
            ? new(name, [.. digits.Take(digits.Count - test)], [.. digits.TakeLast(test)])
            : throw new ArgumentException("At least two pictures are needed, one to learn from and one to debate.", nameof(digits));
    }
}
