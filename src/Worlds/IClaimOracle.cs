using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>What is true of one tree Z, and how to lie about it consistently: the knowledge of exact debaters.</summary>
public interface IClaimOracle
{
    /// <summary>The true claim about the whole that answers the question.</summary>
    Claim Whole(Question question);

    /// <summary>A false claim about the whole that leads to another answer.</summary>
    Claim Lie(Question question, Seed seed);

    /// <summary>
    /// The parts of a claim with their true amounts, whatever amounts the claim has; none where one node settles it. The
    /// order is fixed by the claim's topic and node.
    /// </summary>
    IReadOnlyList<Claim> Parts(Question question, Claim whole);

    /// <summary>Parts that make up a false claim, with as few of them false as can be.</summary>
    IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed);
}
