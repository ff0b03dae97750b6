using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One page of a book that was walked: the node nearest the root that says this.</summary>
/// <param name="Node">The node.</param>
/// <param name="Text">What it says; null where that is no page of an encyclopedia.</param>
internal sealed record WalkedPage(Node Node, PageText? Text)
{
    /// <summary>Which pages its children are, by their places in <see cref="BookWalk.Pages"/>; none at the bottom and beyond what was walked.</summary>
    public int[] Children { get; set; } = [];
}
