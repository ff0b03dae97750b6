using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Judges one stored debate before all judges, at all stages and in all orders that are asked for and not there yet.</summary>
internal sealed class JudgementHandler(string runId, Func<StoredDebate, Hearing> hear, Rejudging settings) : IItemHandler
{
    private readonly StoredJudging _judging = new(runId) { JudgeKind = settings.JudgeKind, JudgeBudget = settings.JudgeBudget, Costs = settings.Costs };

    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var (debate, key, there) = JudgedItems.Of(item);
        var hearing = hear(debate);
        using var span = DebateTelemetry.Debate(debate.DebateId, ProtocolText.Plain(debate.Protocol));
        using var conversation = debate.DebateId.Length > 0 ? Conversation.Begin(debate.DebateId, debate.Sample) : null;
        List<StoredJudgement> added = [];
        foreach (var judge in hearing.Judges)
        {
            foreach (var asked in settings.AskedOf(debate, judge.Name).Where(a => there?.Contains(a) != true))
            {
                var naming = settings.NamingOf(debate, asked.Order);
                if (naming == SideNaming.Refuse)
                {
                    continue;
                }

                var heard = naming == SideNaming.Rewrite ? debate.WithSidesRenamed() : debate;
                var judgement = await _judging.JudgeAsync(heard, key, hearing, judge, asked.Stage, asked.Order, cancellationToken);
                added.Add(naming is { } named ? judgement with { SideNames = StoredSideNames.Word(named) } : judgement);
            }
        }

        store.Append(added.Select(StoredLine.Of));
        if (added.Find(j => j.Error is not null)?.Error is { } problem)
        {
            throw new ItemFailedException(problem);
        }
    }
}

/// <summary>What a judgement is one of.</summary>
internal readonly record struct Asked(string DebateId, string JudgeId, int Stage, string Order);
