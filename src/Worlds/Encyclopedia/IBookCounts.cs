using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>How many leaves of one book are true below a node.</summary>
internal interface IBookCounts
{
    /// <summary>The number of true leaves among the 2^h that are h levels below a node.</summary>
    /// <param name="node">The node; all steps 0 or 1.</param>
    /// <param name="levels">h, from 0.</param>
    BigInteger Below(NodeAddress node, int levels);
}
