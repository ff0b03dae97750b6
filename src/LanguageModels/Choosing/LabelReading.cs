namespace LearningThePrior.LanguageModels;

/// <summary>What <see cref="LabelReader"/> made of a reply.</summary>
/// <param name="Answer">The index of the answer chosen; null where the reply could not be read.</param>
/// <param name="Position">Where in the text the label, or the answer's text, begins; 0 where it could not be read.</param>
/// <param name="Problem">Why it could not be read; null where it could.</param>
public sealed record LabelReading(int? Answer, int Position, string? Problem)
{
    internal static LabelReading Unreadable(string problem) => new(null, 0, problem);
}
