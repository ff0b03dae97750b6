using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// "Are at least n of the 2^h leaves h levels below this path true?"; with h = 0, "is this page true?". A leaf is a page
/// at the depth that the question names, not only at the bottom of the tree.
/// </summary>
public sealed record EncyclopediaQuestion : Question
{
    /// <summary>Asks about a number of leaves.</summary>
    /// <param name="path">The node under which the leaves are; all steps 0 or 1.</param>
    /// <param name="levels">h, from 0.</param>
    /// <param name="atLeast">n, from 1 to 2^h.</param>
    /// <param name="share">The share that n stands for; by default n / 2^h.</param>
    /// <exception cref="ArgumentException">The path leaves the binary tree, or n is out of range.</exception>
    public EncyclopediaQuestion(NodeAddress path, int levels, BigInteger atLeast, double? share = null)
        : base($"{path}+{levels}>={atLeast}", Ask(path, levels, atLeast), AnswerSet.NoYes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        if (path.Steps.Any(step => step > 1))
        {
            throw new ArgumentException("The steps of a path are 0 or 1.", nameof(path));
        }

        (Path, Levels, AtLeast) = (path, levels, atLeast);
        if (atLeast < 1 || atLeast > Leaves)
        {
            throw new ArgumentException("A question asks for at least one leaf and at most all of them.", nameof(atLeast));
        }

        Share = share ?? Math.Exp(BigInteger.Log(atLeast) - (levels * Math.Log(2)));
    }

    /// <summary>The node under which the leaves are.</summary>
    public NodeAddress Path { get; }

    /// <summary>h: how many levels below the path the leaves are.</summary>
    public int Levels { get; }

    /// <summary>The answer is yes from this many true leaves on.</summary>
    public BigInteger AtLeast { get; }

    /// <summary>The share of true leaves asked for; 1/2 for a leaf.</summary>
    public double Share { get; }

    /// <summary>How many leaves there are: 2^h.</summary>
    public BigInteger Leaves => BigInteger.One << Levels;

    /// <summary>"Is this page true?"</summary>
    public static EncyclopediaQuestion Leaf(NodeAddress path) => new(path, 0, BigInteger.One, .5);

    /// <summary>"Is at least a share u of the leaves true?"</summary>
    /// <param name="path">The node under which the leaves are.</param>
    /// <param name="levels">h.</param>
    /// <param name="share">u, above 0 and at most 1; n is u 2^h rounded up.</param>
    public static EncyclopediaQuestion OfShare(NodeAddress path, int levels, double share) =>
        new(path, levels, new BigInteger(Math.Ceiling(Math.ScaleB(share, levels))), share);

    /// <summary>How many levels lie between a node and the leaves asked about; null where it is not between path and leaves.</summary>
    public int? LevelsBelow(NodeAddress node)
    {
        var levels = Levels - (node.Depth - Path.Depth);
        return levels >= 0 && (node == Path || Path.IsAncestorOf(node)) && node.Steps.All(step => step <= 1) ? levels : null;
    }

    private static string Ask(NodeAddress path, int levels, BigInteger atLeast) => levels == 0
        ? $"Is the page at {path} true?"
        : $"Are at least {atLeast} of the {BigInteger.One << levels} pages {levels} levels below {path} true?";
}
