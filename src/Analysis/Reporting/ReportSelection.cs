using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Which debates and decompositions a report holds, with what belongs to each but its words, and which nodes they mention.</summary>
internal sealed class ReportSelection
{
    private readonly Dictionary<(int Run, string Tree), HashSet<string>> _mentioned = [];

    private readonly RunSelection? _only;

    private ReportSelection(IReadOnlyList<RunReference> runs, RunSelection? only) => (Runs, _only) = (runs, only);

    public IReadOnlyList<RunReference> Runs { get; }

    public Dictionary<(int Run, string Debate), ChosenDebate> Debates { get; } = [];

    public Dictionary<(int Run, string Decomposition), ChosenDebate> Decompositions { get; } = [];

    public long LeftOut { get; private set; }

    private int Chosen => Debates.Count + Decompositions.Count;

    public static async Task<ReportSelection> OfAsync(IReadOnlyList<RunReference> runs, RunSelection? only, int maxDebates, CancellationToken cancellationToken)
    {
        var selection = new ReportSelection(runs, only);
        for (var run = 0; run < runs.Count; run++)
        {
            await selection.AddDebatesAsync(run, maxDebates, cancellationToken);
            await selection.AddDecompositionsAsync(run, maxDebates, cancellationToken);
            await selection.AddJudgementsAsync(run, cancellationToken);
        }

        return selection.Chosen > 0
            ? selection
            : throw new InvalidDataException($"{string.Join(" and ", runs.Select(r => r.Run.Path))}: there is no debate and no decomposition to show.");
    }

    /// <summary>Whether a debate or a decomposition cites a node, claims something about it, or does so of a node below.</summary>
    public bool Mentions(int run, StoredNode node) =>
        _mentioned.TryGetValue((run, node.TreeId), out var addresses) && addresses.Contains(node.Address);

    private async Task AddDebatesAsync(int run, int maxDebates, CancellationToken cancellationToken)
    {
        await foreach (var debate in Runs[run].Run.ReadDebatesAsync(cancellationToken))
        {
            if (_only?.Has(run, debate.DebateId) == false)
            {
                continue;
            }

            if (Chosen == maxDebates)
            {
                LeftOut++;
                continue;
            }

            // A debate that stands twice is refused by the analysis, which names its line.
            Debates[(run, debate.DebateId)] = new();
            if (debate.TreeId is { } tree)
            {
                Mention(run, tree, debate.Turns.SelectMany(t => t.Citations.Select(c => c.Address).Concat(t.Claims.Select(c => c.About))));
            }
        }
    }

    private async Task AddDecompositionsAsync(int run, int max, CancellationToken cancellationToken)
    {
        await foreach (var decomposition in Runs[run].Run.ReadDecompositionsAsync(cancellationToken))
        {
            if (_only?.Has(run, decomposition.DecompositionId) == false)
            {
                continue;
            }

            if (Chosen == max)
            {
                LeftOut++;
                continue;
            }

            Decompositions[(run, decomposition.DecompositionId)] = new();
            if (decomposition.TreeId is { } tree)
            {
                Mention(run, tree, decomposition.Questions.SelectMany(q => q.Facts).Select(f => f.Address));
            }
        }
    }

    /// <summary>Whether the report holds a debate or a decomposition of this id.</summary>
    public bool Holds(int run, string id) => Find(run, id) is not null;

    private ChosenDebate? Find(int run, string id) =>
        Debates.TryGetValue((run, id), out var debate) || Decompositions.TryGetValue((run, id), out debate) ? debate : null;

    private async Task AddJudgementsAsync(int run, CancellationToken cancellationToken)
    {
        await foreach (var judgement in Runs[run].Run.ReadJudgementsAsync(cancellationToken))
        {
            if (_only?.Has(run, judgement) != false)
            {
                Find(run, judgement.DebateId)?.Judgements.Add(judgement);
            }
        }

        await foreach (var key in Runs[run].Run.ReadKeysAsync(cancellationToken))
        {
            if (Find(run, key.DebateId) is { } debate)
            {
                debate.Key = key;
            }
        }
    }

    private void Mention(int run, string tree, IEnumerable<string> named)
    {
        if (!_mentioned.TryGetValue((run, tree), out var addresses))
        {
            _mentioned.Add((run, tree), addresses = []);
        }

        foreach (var text in named)
        {
            // Whatever stands above a mentioned node is mentioned already, so the walk up ends at the first that is known.
            for (var known = NodeAddress.TryParse(text, out var address); known && addresses.Add(address.ToString()) && !address.IsRoot;)
            {
                address = address.Parent;
            }
        }
    }
}

/// <summary>A debate or a decomposition of a report.</summary>
internal sealed class ChosenDebate
{
    public List<StoredJudgement> Judgements { get; } = [];

    public StoredKey? Key { get; set; }
}
