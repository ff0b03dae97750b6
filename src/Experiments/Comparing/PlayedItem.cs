using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>All debates of a comparison about one item, as the lines that the store gets.</summary>
internal sealed class PlayedItem(ComparisonItem item, string runId)
{
    private readonly List<PlayedLines> _debates = [];

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

    /// <summary>Writes into every debate what it cost.</summary>
    public void Charge(Func<string, CallTotals> costs)
    {
        for (var i = 0; i < _debates.Count; i++)
        {
            _debates[i] = _debates[i] with { Debate = _debates[i].Debate.With(costs(_debates[i].Debate.DebateId)) };
        }
    }

    /// <summary>Why a debate failed; null where none did.</summary>
    public string? Problem => _debates.Find(d => d.Debate.Error is not null)?.Debate.Error;

    /// <summary>All lines of all debates.</summary>
    public IEnumerable<StoredLine> Lines() => _debates.SelectMany(d => d.Nodes.Select(StoredLine.Of)
        .Concat([StoredLine.Of(d.Key), StoredLine.Of(d.Judgement), StoredLine.Of(d.Debate)]));

    private SortedDictionary<string, string> Labels(ComparisonCell cell, Variant variant) =>
        new(item.Labels.ToDictionary(), StringComparer.Ordinal) { ["claim"] = variant.Claim, ["rules"] = cell.Name };

    private StoredKey Key(string debateId) =>
        item.Truth.Values.ToList().IndexOf(1) is >= 0 and var answer
            ? new(StoredKey.CurrentSchema, runId, debateId, answer, null)
            : new(StoredKey.CurrentSchema, runId, debateId, null, item.Truth.Values);

    private sealed record PlayedLines(StoredDebate Debate, StoredJudgement Judgement, StoredKey Key, IReadOnlyList<StoredNode> Nodes);
}
