using LearningThePrior.Debate;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Debating;

/// <summary>A debate of a series, as the lines that the store gets.</summary>
internal sealed class PlayedDebate(PlannedDebate planned, string runId)
{
    private readonly List<StoredJudgement> _judgements = [];
    private readonly SortedDictionary<NodeAddress, string> _nodes = [];
    private readonly StoredKey? _key = planned.Item switch
    {
        { Correct: { } correct } => new(StoredKey.CurrentSchema, runId, planned.Id, correct, null),
        { Truth: { } truth } => new(StoredKey.CurrentSchema, runId, planned.Id, null, truth),
        _ => null,
    };

    public PlannedDebate Planned => planned;

    public StoredDebate Debate { get; private set; } = null!;

    public async Task AddAsync(Transcript transcript, double? cost, CancellationToken cancellationToken)
    {
        Debate = TranscriptAdapter.ToDebate(transcript, runId, planned.Item.TreeId, planned.Item.Labels) with
        {
            Sample = planned.Sample,
            Swap = planned.Swapped,

            // Debates about one tree share what was unpacked: who paid for it depends on who was faster.
            Unpacks = null,
        };
        _judgements.Add(TranscriptAdapter.ToJudgement(transcript, runId, _key) with { Cost = cost });
        foreach (var address in transcript.Turns.SelectMany(t => t.Citations).Select(c => c.Citation.Address).Concat(transcript.JudgeRead))
        {
            if (!_nodes.ContainsKey(address) && await planned.Item.Tree.FindAsync(address, cancellationToken) is { } node)
            {
                _nodes.Add(address, node.Text);
            }
        }
    }

    public void Add(string judge, Verdict verdict, string order, TreeReader reader, double? cost)
    {
        var whose = new JudgementLine.Whose(runId, planned.Id, judge, JudgementLine.KindOf(verdict, "simulated"));
        _judgements.Add(JudgementLine.Of(verdict, whose, new(Debate.Rounds, Final: true, order), reader.CharactersShown, _key, []) with
        {
            Read = [.. reader.Shown.Distinct().Select(a => a.ToString())],
            Cost = cost,
        });
    }

    /// <summary>Makes it a debate that could not be played to its end: nobody wins it.</summary>
    public void Fail(DebateSetup setup, IProtocol protocol, IReadOnlyDictionary<string, string> models, string error)
    {
        var cause = SpeechSanitizer.Cut(SpeechSanitizer.Escape(error), VerdictParts.RawCharacters);
        var item = planned.Item;
        _judgements.Clear();
        _nodes.Clear();
        Debate = new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = planned.Id,
            Protocol = protocol.ToString()!,
            QuestionId = item.Question.Id,
            QuestionText = item.Question.Text,
            Answers = item.Question.Answers.Texts,
            TreeId = item.TreeId,
            Latent = null,
            Sample = planned.Sample,
            Swap = planned.Swapped,
            Sides = [.. setup.Contestants.Select((c, i) => new StoredSide(i == 0 ? "A" : "B", c.Debater.Name, (c.Position as AnswerPosition)?.Answer, null, i == 0))],
            Rounds = 0,
            Models = models,
            Labels = item.Labels,
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
        _judgements.Add(JudgementLine.Of(
            new FailedVerdict(cause, new("failed", "")), new(runId, planned.Id, setup.Judge.Name, "simulated"), new(0, Final: true, StoredJudgement.AsPlayed), null, _key, []));
    }

    public void Charge(CallTotals costs) => Debate = Debate.With(costs);

    /// <summary>Whether all went well: the debate was played, and no judgement failed.</summary>
    public string? Problem => Debate.Error ?? _judgements.Find(j => j.Error is not null)?.Error;

    /// <summary>All of its lines.</summary>
    public IEnumerable<StoredLine> Lines() =>
    [
        .. _nodes.Select(n => StoredLine.Of(new StoredNode(StoredNode.CurrentSchema, runId, planned.Item.TreeId, n.Key.ToString(), n.Value))),
        .. _key is null ? [] : new[] { StoredLine.Of(_key) },
        .. _judgements.Select(StoredLine.Of),
        StoredLine.Of(Debate),
    ];
}
