using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Analysis.Judging;

/// <summary>What a judgement cost, by what its conversation cost before and after it.</summary>
internal static class JudgingCost
{
    /// <summary>US dollars of the calls between; null where none was made, or the price of one is unknown.</summary>
    public static double? Between(CallTotals before, CallTotals after) =>
        after.Calls == before.Calls || after.UnknownCost != before.UnknownCost ? null : (double)(after.KnownCost - before.KnownCost);
}
