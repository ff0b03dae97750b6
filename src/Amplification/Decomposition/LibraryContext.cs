using LearningThePrior.Amplification.Overseers;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>A library that is asked about in words.</summary>
/// <param name="name">Names the library.</param>
public sealed class LibraryContext(string name) : IQuestionContext<SectionQuestion, string>
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public SectionQuestion Canonical(SectionQuestion question) =>
        question with { Text = string.Join(' ', question.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) };
}
