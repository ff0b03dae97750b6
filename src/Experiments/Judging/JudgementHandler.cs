using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Judges one stored debate before all judges, at all stages and in all orders that are asked for and not there yet.</summary>
internal sealed class JudgementHandler(
    string runId, Func<StoredDebate, Hearing> hear, Rejudging settings, IReadOnlySet<Asked> there) : IItemHandler
{
    private readonly StoredJudging _judging = new(runId) { JudgeKind = settings.JudgeKind, JudgeBudget = settings.JudgeBudget, Costs = settings.Costs };
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string Judge, string Order), JudgeTotals> _totals = [];

    /// <summary>What each judge did, in the order of judges and orders.</summary>
    public IReadOnlyList<JudgeTotals> Totals => [.. _totals.Values];

    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var (debate, key) = JudgedItems.Of(item);
        var hearing = Hear(debate);
        using var span = DebateTelemetry.Debate(debate.DebateId, ProtocolText.Plain(debate.Protocol));
        using var conversation = debate.DebateId.Length > 0 ? Conversation.Begin(debate.DebateId, debate.Sample) : null;
        var isSilent = debate.Turns.Any(t => t.IsSilent);
        var namesSides = settings.BothOrders && debate.NamesSides(withFeedback: false);
        List<StoredJudgement> added = [];
        foreach (var judge in hearing.Judges)
        {
            foreach (var stage in settings.Stages(debate.Rounds))
            {
                foreach (var order in settings.Orders)
                {
                    if (there.Contains(new(debate.DebateId, judge.Name, stage, order)))
                    {
                        Count(judge.Name, order, t => t.Earlier++);
                        continue;
                    }

                    var isMisnamed = namesSides && order == StoredJudgement.Mirrored;
                    if (isMisnamed && settings.SideNames == SideNaming.Refuse)
                    {
                        Count(judge.Name, order, t => t.NotMirrored++);
                        continue;
                    }

                    var heard = isMisnamed && settings.SideNames == SideNaming.Rewrite ? debate.WithSidesRenamed() : debate;
                    var judgement = await _judging.JudgeAsync(heard, key, hearing, judge, stage, order, cancellationToken);
                    judgement = isMisnamed ? judgement with { SideNames = StoredSideNames.Word(settings.SideNames) } : judgement;
                    added.Add(judgement);
                    Count(judge.Name, order, t => t.Count(judgement, isSilent));
                }
            }
        }

        store.Append(added.Select(StoredLine.Of));
        if (added.Find(j => j.Error is not null)?.Error is { } problem)
        {
            throw new ItemFailedException(problem);
        }
    }

    /// <summary>One after the other, as finding a debate's world again may be slow and is remembered for the next.</summary>
    private Hearing Hear(StoredDebate debate)
    {
        lock (_gate)
        {
            var hearing = hear(debate);
            foreach (var (judge, order) in hearing.Judges.SelectMany(j => settings.Orders.Select(o => (j.Name, o))))
            {
                _totals.TryAdd((judge, order), new(judge, order));
            }

            return hearing;
        }
    }

    private void Count(string judge, string order, Action<JudgeTotals> count)
    {
        lock (_gate)
        {
            count(_totals[(judge, order)]);
        }
    }
}

/// <summary>What a judgement is one of.</summary>
internal readonly record struct Asked(string DebateId, string JudgeId, int Stage, string Order);
