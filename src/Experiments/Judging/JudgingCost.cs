using LearningThePrior.Debate;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Experiments.Judging;

/// <summary>What a judgement cost, by what its conversation cost before and after it.</summary>
internal static class JudgingCost
{
    /// <summary>Asks for a verdict and tells what that cost.</summary>
    /// <param name="costs">What calls for a debate cost so far, by its id; null where nobody counts.</param>
    /// <param name="debateId">The debate.</param>
    /// <param name="ask">Asks.</param>
    /// <returns>The verdict, and US dollars: null where nobody counts, no call was made, or the price of one is unknown.</returns>
    public static async ValueTask<(Verdict Verdict, double? Cost)> OfAsync(Func<string, CallTotals>? costs, string debateId, Func<ValueTask<Verdict>> ask)
    {
        var before = costs?.Invoke(debateId);
        var verdict = await ask();
        return (verdict, before is null ? null : Between(before, costs!(debateId)));
    }

    private static double? Between(CallTotals before, CallTotals after) =>
        after.Calls == before.Calls || after.UnknownCost != before.UnknownCost ? null : (double)(after.KnownCost - before.KnownCost);
}
