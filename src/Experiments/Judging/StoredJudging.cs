using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Has a judge judge a stored debate and makes the store's line of it: a judge that throws has failed, which is a judgement too.</summary>
/// <param name="runId">The run that the line is of.</param>
internal sealed class StoredJudging(string runId)
{
    /// <summary>What the judges are, see <see cref="StoredJudgement.JudgeKind"/>.</summary>
    public string JudgeKind { get; init; } = "simulated";

    /// <summary>What a judge may read; null for as much as the debate's own judge might.</summary>
    public ReadingBudget? JudgeBudget { get; init; }

    /// <summary>What calls for a debate cost so far, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>Whether every order has the seed of the debate's own judge, so that nothing but the order differs. Default: each has its own.</summary>
    public bool IsOneSeed { get; init; }

    /// <summary>One judgement.</summary>
    public async Task<StoredJudgement> JudgeAsync(
        StoredDebate debate, StoredKey? key, Hearing hearing, IJudge judge, int stage, string order, CancellationToken cancellationToken)
    {
        var @case = StoredCase.Of(debate, hearing, stage, order, JudgeBudget, IsOneSeed);
        var (verdict, cost) = await JudgingCost.OfAsync(Costs, debate.DebateId, () => VerdictAsync(judge, @case, cancellationToken));
        return JudgementLine.Of(
            verdict,
            new(runId, debate.DebateId, judge.Name, JudgementLine.KindOf(verdict, JudgeKind)),
            new(stage, stage == debate.Rounds, order),
            @case.Reader.CharactersShown,
            key,
            debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>()) with
        {
            Read = [.. @case.Reader.Shown.Distinct().Select(a => a.ToString())],
            Cost = cost,
            SideNames = StoredSideNames.Kept(debate, order),
        };
    }

    private static async ValueTask<Verdict> VerdictAsync(IJudge judge, JudgeCase @case, CancellationToken cancellationToken)
    {
        try
        {
            return await judge.AskAsync(@case, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && !RunEndedException.Ends(error))
        {
            return new FailedVerdict($"{error.GetType().Name}: {error.Message}", new("failed", ""));
        }
    }
}
