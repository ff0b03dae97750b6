using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Debating;

/// <summary>A debate of a series, as the lines that the store gets.</summary>
internal sealed class PlayedDebate(PlannedDebate planned, string runId)
{
    private readonly List<StoredJudgement> _judgements = [];
    private IReadOnlyList<StoredNode> _nodes = [];
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
        _nodes = await CitedNodes.OfAsync(transcript, planned.Item.Tree, runId, planned.Item.TreeId, cancellationToken);
    }

    public void Add(string judge, Verdict verdict, string order, TreeReader reader, double? cost)
    {
        var whose = new JudgementLine.Whose(runId, planned.Id, judge, JudgementLine.KindOf(verdict, "simulated"));
        _judgements.Add(JudgementLine.Of(verdict, whose, new(Debate.Rounds, Final: true, order), reader.CharactersShown, _key, []) with
        {
            Read = [.. reader.Shown.Distinct().Select(a => a.ToString())],
            Cost = cost,
            SideNames = StoredSideNames.Kept(Debate, order),
        });
    }

    /// <summary>Makes it a debate that could not be played to its end: nobody wins it.</summary>
    public void Fail(DebateSetup setup, IProtocol protocol, IReadOnlyDictionary<string, string> models, string error)
    {
        var item = planned.Item;
        var (debate, judgement) = FailedDebate.Of(runId, planned.Id, protocol, item.Question, item.TreeId, setup.Judge.Name, error);
        _judgements.Clear();
        _judgements.Add(judgement);
        _nodes = [];
        Debate = debate with
        {
            Sample = planned.Sample,
            Swap = planned.Swapped,
            Sides = [.. setup.Contestants.Select((c, i) => new StoredSide(i == 0 ? "A" : "B", c.Debater.Name, (c.Position as AnswerPosition)?.Answer, null, i == 0))],
            Models = models,
            Labels = item.Labels,
        };
    }

    public void Charge(CallTotals costs) => Debate = Debate.With(costs);

    /// <summary>Why the debate or one of its judgements failed; null where all went well.</summary>
    public string? Problem => Debate.Error ?? _judgements.Find(j => j.Error is not null)?.Error;

    /// <summary>All of its lines.</summary>
    public IEnumerable<StoredLine> Lines() =>
    [
        .. _nodes.Select(StoredLine.Of),
        .. _key is null ? [] : new[] { StoredLine.Of(_key) },
        .. _judgements.Select(StoredLine.Of),
        StoredLine.Of(Debate),
    ];
}
