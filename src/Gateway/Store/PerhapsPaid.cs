using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;

namespace LearningThePrior.Gateway.Store;

/// <summary>Attempts of a run that were sent by a process that died, or never ended, and that may have been paid for without a reply.</summary>
/// <param name="Intents">Each of them.</param>
/// <param name="AtMost">What they cost at most, in US dollars, as far as prices are known.</param>
/// <param name="Unpriced">How many are of models whose price is unknown.</param>
public sealed record PerhapsPaid(IReadOnlyList<CallIntent> Intents, decimal AtMost, int Unpriced)
{
    /// <summary>How many attempts.</summary>
    public int Count => Intents.Count;

    /// <summary>Prices them: a token has at least one byte, and a reply at most the tokens that its request allows.</summary>
    /// <param name="intents">The attempts.</param>
    /// <param name="prices">What models cost.</param>
    public static PerhapsPaid Of(IEnumerable<CallIntent> intents, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        List<CallIntent> all = [.. intents];
        var costs = all.ConvertAll(i => Cost(i, prices));
        return new(all, costs.Sum(c => c ?? 0), costs.Count(c => c is null));
    }

    private static decimal? Cost(CallIntent intent, PriceTable prices) =>
        prices.PriceOf(CalledModel.Read(intent.Model, intent.Address))?.CostOf(new TokenUsage(intent.RequestBytes, intent.MostOutput));
}
