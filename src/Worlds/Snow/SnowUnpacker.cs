using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>Mz(., z) of a snow world: a binary tree over the features, one step at a time.</summary>
internal static class SnowUnpacker
{
    public static IUnpacker Of(SnowScheme scheme, SnowStatement[] statements)
    {
        return new DelegateUnpacker(
            () => Make(scheme.Sums.Tree.Root),
            (parent, index) => parent.State is Stretch stretch && index >= 0 && index < stretch.Halves.Count
                ? Make(stretch.Halves[index])
                : throw new ArgumentException("The node is not of this tree, or has no such child.", nameof(parent)));

        Node Make(Stretch at) => new(at.Address, SnowText.Write(scheme, at, statements), at.Halves.Count, at);
    }
}
