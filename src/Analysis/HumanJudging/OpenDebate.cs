using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>A debate with the nodes that it cites and those above them, by address; read again for each, since a run may be long.</summary>
internal sealed record OpenDebate(StoredDebate Debate, IReadOnlyDictionary<string, string> Nodes)
{
    public static async Task<OpenDebate> ReadAsync(StoredRun run, string debateId, CancellationToken cancellationToken)
    {
        var debate = await run.ReadDebatesAsync(cancellationToken).FirstAsync(d => d.DebateId == debateId, cancellationToken);
        var cited = HumanStaging.Cited(debate.Turns);
        var nodes = new Dictionary<string, string>();
        await foreach (var node in run.ReadNodesAsync(cancellationToken))
        {
            if (node.TreeId == debate.TreeId && cited.Contains(node.Address))
            {
                nodes[node.Address] = node.Text;
            }
        }

        return new(debate, nodes);
    }
}
