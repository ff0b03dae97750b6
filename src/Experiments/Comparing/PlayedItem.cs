using LearningThePrior.Debate;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>All debates of a comparison about one item, as the lines that the store gets.</summary>
internal sealed class PlayedItem(ComparisonItem item, string runId)
{
    private readonly List<PlayedLines> _debates = [];
    private readonly Dictionary<NodeAddress, string> _nodes = [];

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
        _debates.Add(new(debate, TranscriptAdapter.ToJudgement(transcript, runId, key), key));
        foreach (var address in transcript.Turns.SelectMany(t => t.Citations).Select(c => c.Citation.Address).Concat(transcript.JudgeRead))
        {
            if (!_nodes.ContainsKey(address) && await tree.FindAsync(address, cancellationToken) is { } node)
            {
                _nodes.Add(address, node.Text);
            }
        }
    }

    /// <summary>Adds a debate that could not be played to its end: nobody wins it.</summary>
    public void AddFailure(string id, ComparisonCell cell, Variant variant, string judge, string error)
    {
        var cause = SpeechSanitizer.Escape(error);
        var debate = new StoredDebate
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = id,
            Protocol = cell.Protocol.ToString()!,
            QuestionId = item.Id,
            QuestionText = item.Question.Text,
            Answers = item.Question.Answers.Texts,
            TreeId = item.Id,
            Latent = item.Latent,
            Sample = variant.Sample,
            Swap = variant.Swapped,
            Sides = [],
            Rounds = 0,
            Models = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["judge"] = judge },
            Labels = Labels(cell, variant),
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = "failed",
            Error = cause,
            Turns = [],
        };
        var verdict = JudgementLine.Of(
            new FailedVerdict(cause, new("failed", "")), new(runId, id, judge, "simulated"), new(0, Final: true, StoredJudgement.AsPlayed), null, null, []);
        _debates.Add(new(debate, verdict, Key(id)));
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
    public IEnumerable<StoredLine> Lines() =>
    [
        .. _nodes.Select(n => StoredLine.Of(new StoredNode(StoredNode.CurrentSchema, runId, item.Id, n.Key.ToString(), n.Value))),
        .. _debates.SelectMany(d => new[] { StoredLine.Of(d.Key), StoredLine.Of(d.Judgement), StoredLine.Of(d.Debate) }),
    ];

    private SortedDictionary<string, string> Labels(ComparisonCell cell, Variant variant) =>
        new(item.Labels.ToDictionary(), StringComparer.Ordinal) { ["claim"] = variant.Claim, ["rules"] = cell.Name };

    private StoredKey Key(string debateId) =>
        item.Truth.Values.ToList().IndexOf(1) is >= 0 and var answer
            ? new(StoredKey.CurrentSchema, runId, debateId, answer, null)
            : new(StoredKey.CurrentSchema, runId, debateId, null, item.Truth.Values);

    private sealed record PlayedLines(StoredDebate Debate, StoredJudgement Judgement, StoredKey Key);
}
