using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What can be claimed of a tree of snow's pages whoever wrote it: that a page names the stretch that the page above leads to; and sums in which what is no such page counts for nothing.</summary>
internal static class SnowPages
{
    /// <summary>The topic of claims whether a page names its stretch.</summary>
    public const string Topic = "stretch-page";

    /// <summary>What a background's log prior amounts to where a page is none of snow's.</summary>
    public static BigInteger Impossible { get; } = new(PriorQuestion.Impossible * PriorQuestion.UnitsPerNat);

    /// <summary>What all that stands at and below a page amounts to that is none of snow's: nothing to an x; to the prior it is impossible.</summary>
    public static BigInteger Nothing(Question question) => question is PriorQuestion ? Impossible : BigInteger.Zero;

    /// <summary>The claim that a page names its stretch, or does not.</summary>
    public static Claim Names(NodeAddress at, bool does) => new(Topic, at, new(does ? BigInteger.One : BigInteger.Zero));

    /// <summary>What two halves amount to together.</summary>
    public static BigInteger Together(Question question, BigInteger first, BigInteger second) =>
        question is PriorQuestion && (first == Impossible || second == Impossible) ? Impossible : first + second;
}
