using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>A debate, or a decomposition, with the nodes that it cites and those above them, by address; read again for each, since a run may be long.</summary>
internal sealed record JudgedItem(string Id, StoredDebate? Debate, StoredDecomposition? Decomposition, IReadOnlyDictionary<string, string> Nodes)
{
    /// <summary>The question.</summary>
    public string Question => Debate?.QuestionText ?? Decomposition!.QuestionText ?? Decomposition.Questions[0].Question;

    /// <summary>Its answers.</summary>
    public IReadOnlyList<string> Answers => Debate?.Answers ?? Decomposition!.Answers!;

    /// <summary>How many stages there are but the first: one for each round in which somebody spoke; of a decomposition one, at which all of it is shown.</summary>
    public int LastStage => Debate?.Turns.Select(t => t.Round).Distinct().Count() ?? 1;

    /// <summary>The distributions that sides defend.</summary>
    public IEnumerable<IReadOnlyList<double>> Positions => Debate?.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>() ?? [];

    public static async Task<JudgedItem> ReadAsync(StoredRun run, string id, CancellationToken cancellationToken)
    {
        var debate = await run.ReadDebatesAsync(cancellationToken).Where(d => d.DebateId == id).LastOrDefaultAsync(cancellationToken);
        var decomposition = debate is null ? await run.ReadDecompositionsAsync(cancellationToken).FirstAsync(d => d.DecompositionId == id, cancellationToken) : null;
        var tree = debate?.TreeId ?? decomposition?.TreeId;
        var cited = WithAncestors(debate?.Turns.SelectMany(t => t.Citations).Select(c => c.Address) ?? decomposition!.Questions.SelectMany(q => q.Facts).Select(f => f.Address));
        var nodes = new Dictionary<string, string>();
        await foreach (var node in run.ReadNodesAsync(cancellationToken))
        {
            if (node.TreeId == tree && cited.Contains(node.Address))
            {
                nodes[node.Address] = node.Text;
            }
        }

        return new(id, debate, decomposition, nodes);
    }

    /// <summary>Addresses, and all above them.</summary>
    public static IReadOnlySet<string> WithAncestors(IEnumerable<string> cited)
    {
        var addresses = new HashSet<string>();
        foreach (var text in cited)
        {
            for (var known = NodeAddress.TryParse(text, out var address); known && addresses.Add(address.ToString()) && !address.IsRoot;)
            {
                address = address.Parent;
            }
        }

        return addresses;
    }
}
