using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>The nodes that the speeches of a debate cite or its judge read, as the store's lines.</summary>
public static class CitedNodes
{
    /// <summary>The lines, one a node, in the order in which nodes are first named; a citation of a node that is not there has none.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="tree">The tree that was debated.</param>
    /// <param name="runId">The run.</param>
    /// <param name="treeId">Names the tree within the run.</param>
    /// <param name="cancellationToken">Stops the unpacking of nodes that are no longer held.</param>
    public static async Task<IReadOnlyList<StoredNode>> OfAsync(
        Transcript transcript, ImplicitTree tree, string runId, string treeId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(tree);
        List<StoredNode> nodes = [];
        foreach (var address in transcript.Turns.SelectMany(t => t.Citations).Select(c => c.Citation.Address).Concat(transcript.JudgeRead).Distinct())
        {
            if (await tree.FindAsync(address, cancellationToken) is { } node)
            {
                nodes.Add(new(StoredNode.CurrentSchema, runId, treeId, address.ToString(), node.Text));
            }
        }

        return nodes;
    }
}
