using LearningThePrior.Debate;

namespace LearningThePrior.Optimization.Learning;

/// <summary>What one world showed. NLL is in nats per example under the world's target, for every set of questions.</summary>
/// <param name="World">Which world of the run, from 0.</param>
/// <param name="Seed">The world's seed.</param>
/// <param name="Nll">By set ("d", "d_star", ...), then by predictor ("bayes", "ltp", "direct", "truth"); truth is null where unknown.</param>
/// <param name="Direct">The direct fit that did best on held-out folds of D.</param>
/// <param name="DirectFits">Every direct fit.</param>
/// <param name="Z">z*.</param>
/// <param name="Particles">How many particles the posterior holds.</param>
/// <param name="Objective">The learned objective at z*, in nats.</param>
/// <param name="OverOptimisation">Learned log Prior less the human's where the last search ended, in nats.</param>
/// <param name="Fidelity">Mean KL of f from fresh verdicts where the last search ended, in nats.</param>
/// <param name="Recovered">The share of z*'s statements that are true.</param>
/// <param name="Evaluations">Evaluations of the learned objective.</param>
/// <param name="Ledger">What was asked.</param>
/// <param name="Debates">How the debates went.</param>
public sealed record WorldResult(
    int World,
    ulong Seed,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> Nll,
    string Direct,
    IReadOnlyList<DirectFitScore> DirectFits,
    IReadOnlyList<double> Z,
    int Particles,
    double Objective,
    double? OverOptimisation,
    double? Fidelity,
    double? Recovered,
    long Evaluations,
    LedgerTotals Ledger,
    IReadOnlyList<DebateAccuracy> Debates)
{
    /// <summary>Mean KL of f from the human's own P(y|x,z) at z*, in nats; null in results of earlier versions.</summary>
    public double? HumanFidelity { get; init; }

    /// <summary>The exact prediction that its kind of posterior could reach at best, by name; null in results of earlier versions.</summary>
    public string? Maximiser { get; init; }

    /// <summary>Whether the assistant of amplification was found to answer as his overseer does, at the end at the latest; null where there is none.</summary>
    public bool? AssistantLearned { get; init; }

    /// <summary>How each round of the loop went; none in results of earlier versions.</summary>
    public IReadOnlyList<RoundReport> Rounds { get; init; } = [];

    /// <summary>What each way to predictions took; empty in results of earlier versions.</summary>
    public IReadOnlyList<RivalCost> Costs { get; init; } = [];
}

/// <summary>One direct fit of one world.</summary>
/// <param name="Name">Which.</param>
/// <param name="Validation">NLL on held-out folds of D, in nats per example.</param>
/// <param name="Nll">By set.</param>
public sealed record DirectFitScore(string Name, double Validation, IReadOnlyDictionary<string, double> Nll);

/// <summary>How often verdicts came out on the honest side.</summary>
/// <param name="Depth">How often the claim was divided before the judge read a node.</param>
/// <param name="Claim">Whether the claim debated was the "honest" or the "dishonest" debater's.</param>
/// <param name="Seat">What the claimant was called: "A" or "B".</param>
/// <param name="Right">Verdicts nearer to the honest position.</param>
/// <param name="Debates">Debates in all; those that were not decided count as not right.</param>
public sealed record DebateAccuracy(int Depth, string Claim, string Seat, long Right, long Debates);
