namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// What one way to predictions took in one world: whether it is "nearly as easy as optimizing f directly on D" ("Learning the prior",
/// section "Learning the human prior").
/// </summary>
/// <param name="Name">"ltp", "bayes" (the human who reads all of D), "direct" (the best of all fits on held-out D, choosing included), or a direct fit's name.</param>
/// <param name="HandedOver">What it was given beside D, in words.</param>
/// <param name="Parameters">Numbers that were learned; for ltp those of f, of Prior and of z.</param>
/// <param name="Evaluations">Evaluations of its objective over data or a batch.</param>
/// <param name="JudgeCalls">Questions that a human was asked.</param>
/// <param name="PriorCalls">Of these, how many were about the prior.</param>
/// <param name="CharactersShown">Characters that the human read to answer them.</param>
/// <param name="MultiplyAdds">Multiply-adds of its networks and solvers, counted from shapes; null where they are not counted.</param>
public sealed record RivalCost(
    string Name,
    string HandedOver,
    long Parameters,
    long Evaluations,
    long JudgeCalls,
    long PriorCalls,
    long CharactersShown,
    double? MultiplyAdds);

/// <summary>What one way to predictions took, a world on average.</summary>
/// <param name="Name">See <see cref="RivalCost"/>, as for all that follows.</param>
/// <param name="HandedOver">In words.</param>
/// <param name="Parameters">Mean.</param>
/// <param name="Evaluations">Mean.</param>
/// <param name="JudgeCalls">Mean.</param>
/// <param name="PriorCalls">Mean.</param>
/// <param name="CharactersShown">Mean.</param>
/// <param name="MultiplyAdds">Mean; null where a world has none.</param>
/// <param name="WallS">Mean seconds over the worlds that this session worked on; null where it worked on none. It differs between two runs of one seed.</param>
public sealed record RivalSummary(
    string Name,
    string HandedOver,
    double Parameters,
    double Evaluations,
    double JudgeCalls,
    double PriorCalls,
    double CharactersShown,
    double? MultiplyAdds,
    double? WallS)
{
    /// <summary>The means over worlds, in the order of the first.</summary>
    /// <param name="worlds">The results; those of earlier versions have no costs.</param>
    /// <param name="clock">The seconds; null for none.</param>
    public static IReadOnlyList<RivalSummary> Of(IReadOnlyList<WorldResult> worlds, RivalClock? clock) =>
    [
        .. worlds.SelectMany(w => w.Costs).GroupBy(c => c.Name).Select(costs => new RivalSummary(
            costs.Key,
            costs.First().HandedOver,
            costs.Average(c => c.Parameters),
            costs.Average(c => c.Evaluations),
            costs.Average(c => c.JudgeCalls),
            costs.Average(c => c.PriorCalls),
            costs.Average(c => c.CharactersShown),
            costs.All(c => c.MultiplyAdds is not null) ? costs.Average(c => c.MultiplyAdds) : null,
            clock?.Mean(costs.Key) is { } seconds ? Math.Round(seconds, 3) : null)),
    ];
}
