using LearningThePrior.Debate;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>All debates of a comparison about one item, as the lines that the store gets.</summary>
internal sealed class PlayedItem(ComparisonItem item, string runId)
{
    private readonly List<PlayedLines> _debates = [];
    private readonly List<DecompositionRecord> _decompositions = [];

    public ComparisonItem Item => item;

    public async Task AddAsync(
        Transcript transcript, ComparisonCell cell, Variant variant, ImplicitTree tree, CancellationToken cancellationToken)
    {
        var key = Key(transcript.DebateId);
        var debate = TranscriptAdapter.ToDebate(transcript, runId, item.Id, Labels(cell, variant)) with
        {
            QuestionId = item.Id,
            Sample = variant.Sample,
        };
        var nodes = await CitedNodes.OfAsync(transcript, tree, runId, item.Id, cancellationToken);
        _debates.Add(new(debate, TranscriptAdapter.ToJudgement(transcript, runId, key), key, nodes));
    }

    /// <summary>Adds a debate that could not be played to its end: nobody wins it.</summary>
    public void AddFailure(string id, ComparisonCell cell, Variant variant, string judge, string error)
    {
        var (debate, judgement) = FailedDebate.Of(runId, id, cell.Protocol, item.Question, item.Id, judge, error);
        var known = debate with
        {
            QuestionId = item.Id,
            Latent = item.Latent,
            Sample = variant.Sample,
            Swap = variant.Swapped,
            Labels = Labels(cell, variant),
        };
        _debates.Add(new(known, judgement, Key(id), []));
    }

    /// <summary>Adds what amplification came to, made or failed.</summary>
    public void Add(DecompositionRecord record, AmplifiedCell cell) => _decompositions.Add(record with
    {
        Decomposition = record.Decomposition with { QuestionId = item.Id, Labels = Labels(cell.Name, Variant.NoClaim) },
    });

    /// <summary>Writes into every debate and every decomposition what it cost.</summary>
    public void Charge(Func<string, CallTotals> costs)
    {
        for (var i = 0; i < _debates.Count; i++)
        {
            _debates[i] = _debates[i] with { Debate = _debates[i].Debate.With(costs(_debates[i].Debate.DebateId)) };
        }

        for (var i = 0; i < _decompositions.Count; i++)
        {
            _decompositions[i] = _decompositions[i].With(costs(_decompositions[i].Decomposition.DecompositionId));
        }
    }

    /// <summary>Why a debate or a decomposition failed; null where none did.</summary>
    public string? Problem => _debates.Find(d => d.Debate.Error is not null)?.Debate.Error ?? _decompositions.Find(d => d.Problem is not null)?.Problem;

    /// <summary>All lines of all debates and decompositions.</summary>
    public IEnumerable<StoredLine> Lines() => _debates.SelectMany(d => d.Nodes.Select(StoredLine.Of)
        .Concat([StoredLine.Of(d.Key), StoredLine.Of(d.Judgement), StoredLine.Of(d.Debate)]))
        .Concat(_decompositions.SelectMany(d => d.Lines()));

    /// <summary>What is true, as the line of one debate or decomposition.</summary>
    public StoredKey Key(string debateId) =>
        item.Truth.Values.ToList().IndexOf(1) is >= 0 and var answer
            ? new(StoredKey.CurrentSchema, runId, debateId, answer, null)
            : new(StoredKey.CurrentSchema, runId, debateId, null, item.Truth.Values);

    private SortedDictionary<string, string> Labels(ComparisonCell cell, Variant variant)
    {
        var labels = Labels(cell.Name, variant.Claim);
        foreach (var (name, value) in cell.Labels)
        {
            labels[name] = value;
        }

        return labels;
    }

    private SortedDictionary<string, string> Labels(string rules, string claim) =>
        new(item.Labels.ToDictionary(), StringComparer.Ordinal) { ["claim"] = claim, ["rules"] = rules };

    private sealed record PlayedLines(StoredDebate Debate, StoredJudgement Judgement, StoredKey Key, IReadOnlyList<StoredNode> Nodes);
}
