using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>A question about one node of Z and what is below it.</summary>
/// <param name="Topic">What is to be known, in the world's words, for example "count".</param>
/// <param name="About">The node.</param>
/// <param name="Given">
/// What whoever asks says of the node that settles the answer wherever the node stands, for example "state 2, 5 levels": questions that are given the same are
/// one question. Empty where the answer is the node's own.
/// </param>
public readonly record struct TreeQuestion(string Topic, NodeAddress About, string Given = "")
{
    /// <inheritdoc/>
    public override string ToString() => Given.Length == 0 ? $"{Topic} at {About}" : $"{Topic} at {About}, given {Given}";
}
