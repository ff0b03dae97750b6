using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Which debates a report holds, with what belongs to each but its speeches, and which nodes they mention.</summary>
internal sealed class ReportSelection
{
    private readonly Dictionary<(int Run, string Tree), HashSet<string>> _mentioned = [];

    private ReportSelection(IReadOnlyList<RunReference> runs) => Runs = runs;

    public IReadOnlyList<RunReference> Runs { get; }

    public Dictionary<(int Run, string Debate), ChosenDebate> Debates { get; } = [];

    public long LeftOut { get; private set; }

    public static async Task<ReportSelection> OfAsync(IReadOnlyList<RunReference> runs, int maxDebates, CancellationToken cancellationToken)
    {
        var selection = new ReportSelection(runs);
        for (var run = 0; run < runs.Count; run++)
        {
            await selection.AddDebatesAsync(run, maxDebates, cancellationToken);
            await selection.AddJudgementsAsync(run, cancellationToken);
        }

        return selection.Debates.Count > 0
            ? selection
            : throw new InvalidDataException($"{string.Join(" and ", runs.Select(r => r.Run.Path))}: there is no debate to show.");
    }

    /// <summary>Whether a debate cites a node, claims something about it, or does so of a node below.</summary>
    public bool Mentions(int run, StoredNode node) =>
        _mentioned.TryGetValue((run, node.TreeId), out var addresses) && addresses.Contains(node.Address);

    private async Task AddDebatesAsync(int run, int maxDebates, CancellationToken cancellationToken)
    {
        await foreach (var debate in Runs[run].Run.ReadDebatesAsync(cancellationToken))
        {
            if (Debates.Count == maxDebates)
            {
                LeftOut++;
                continue;
            }

            // A debate that stands twice is refused by the analysis, which names its line.
            Debates[(run, debate.DebateId)] = new();
            if (debate.TreeId is { } tree)
            {
                Mention(run, tree, debate);
            }
        }
    }

    private async Task AddJudgementsAsync(int run, CancellationToken cancellationToken)
    {
        await foreach (var judgement in Runs[run].Run.ReadJudgementsAsync(cancellationToken))
        {
            if (Debates.TryGetValue((run, judgement.DebateId), out var debate))
            {
                debate.Judgements.Add(judgement);
            }
        }

        await foreach (var key in Runs[run].Run.ReadKeysAsync(cancellationToken))
        {
            if (Debates.TryGetValue((run, key.DebateId), out var debate))
            {
                debate.Key = key;
            }
        }
    }

    private void Mention(int run, string tree, StoredDebate debate)
    {
        if (!_mentioned.TryGetValue((run, tree), out var addresses))
        {
            _mentioned.Add((run, tree), addresses = []);
        }

        foreach (var text in debate.Turns.SelectMany(t => t.Citations.Select(c => c.Address).Concat(t.Claims.Select(c => c.About))))
        {
            // Whatever stands above a mentioned node is mentioned already, so the walk up ends at the first that is known.
            for (var known = NodeAddress.TryParse(text, out var address); known && addresses.Add(address.ToString()) && !address.IsRoot;)
            {
                address = address.Parent;
            }
        }
    }
}

/// <summary>A debate of a report.</summary>
internal sealed class ChosenDebate
{
    public List<StoredJudgement> Judgements { get; } = [];

    public StoredKey? Key { get; set; }
}
