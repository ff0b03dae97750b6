using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>One Z that is asked about: questions that are given the same are one question.</summary>
/// <param name="name">Names the Z; equal names mean equal trees.</param>
public sealed class TreeContext(string name) : IQuestionContext<TreeQuestion, Amounts>
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public TreeQuestion Canonical(TreeQuestion question) => question.Given.Length == 0 ? question : question with { About = NodeAddress.Root };
}
