using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>A question in words about one node of a library, a section, and what is below it.</summary>
/// <param name="Text">The question.</param>
/// <param name="About">The section.</param>
public readonly record struct SectionQuestion(string Text, NodeAddress About)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Text} ({About})";
}
