using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>Moves claims between a tree and its place in a pair, "/0" or "/1" of a <see cref="PairUnpacker"/>.</summary>
internal static class PairSide
{
    /// <summary>Which of the two an address stands in; null for the root and for addresses outside the pair.</summary>
    public static int? Of(NodeAddress address)
    {
        if (address.IsRoot)
        {
            return null;
        }

        var first = address.Steps[0];
        return first is 0 or 1 ? first : null;
    }

    public static NodeAddress Into(int side, NodeAddress address) => NodeAddress.FromSteps(address.Steps.Prepend(side));

    public static Claim Into(int side, Claim claim) => claim with { About = Into(side, claim.About) };

    public static NodeAddress OutOf(NodeAddress address) => NodeAddress.FromSteps(address.Steps.Skip(1));

    public static Claim OutOf(Claim claim) => claim with { About = OutOf(claim.About) };

    public static PriorQuestion Alone(Question question) => question is PriorRatioQuestion ratio
        ? ratio.Alone
        : throw new ArgumentException("A pair of backgrounds is asked only which of them is more plausible.", nameof(question));
}
