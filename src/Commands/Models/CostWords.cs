using System.Globalization;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Models;

/// <summary>What was called and paid, in words.</summary>
internal static class CostWords
{
    public static string Of(CallTotals calls) => string.Create(
        CultureInfo.InvariantCulture, $"{calls.Calls:N0} calls, {calls.Replayed:N0} of them replayed, {calls.Retries:N0} retries; {Cost(calls)}");

    public static string Cost(CallTotals calls) => calls switch
    {
        { Cost: { } cost } => string.Create(CultureInfo.InvariantCulture, $"${cost:0.####}"),
        { KnownCost: > 0 } => string.Create(CultureInfo.InvariantCulture, $"${calls.KnownCost:0.####} and {calls.UnknownCost:N0} calls at unknown prices"),
        _ => "cost unknown (no prices; --prices FILE)",
    };
}
