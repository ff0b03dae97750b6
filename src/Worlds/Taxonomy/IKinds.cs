using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// A binary tree of kinds, each with the attribute or without it: a kind is as its parent is, unless it is an exception.
/// </summary>
public interface IKinds
{
    /// <summary>Of the root: whether it has the attribute. Of any other kind: whether it is an exception to its parent.</summary>
    bool Flips(NodeAddress kind);
}
