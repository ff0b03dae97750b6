using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>What a human who explores Z does next: asks what another page says, or writes.</summary>
public abstract record ExplorerMove
{
    private protected ExplorerMove()
    {
    }
}

/// <summary>He asks what Z says on another page; what comes back stands in <see cref="PageRequest.Known"/> when he moves again.</summary>
/// <param name="Address">Which page: one that comes before his own, level by level.</param>
public sealed record ExplorerAsks(NodeAddress Address) : ExplorerMove;

/// <summary>He writes the page.</summary>
/// <param name="Page">What it says.</param>
/// <param name="CopiedFrom">The page that says the same already; null where he drew what was never said.</param>
public sealed record ExplorerWrites(Tokens Page, NodeAddress? CopiedFrom) : ExplorerMove;
