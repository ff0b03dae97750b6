using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization;

/// <summary>What the joint loop found: z*, the posterior around it, and predictions that rest on them.</summary>
/// <param name="Models">f, Prior, z* and the posterior.</param>
/// <param name="Predict">The final f's credences for questions, under the posterior.</param>
/// <param name="Rounds">How each round went.</param>
/// <param name="OverOptimisation">
/// Learned log Prior(z) less the human's where the last search ended, before that answer was learned from, in nats; null
/// where undecided.
/// </param>
/// <param name="Fidelity">Mean KL of f from fresh verdicts at the loop's z, in nats, before the last stage; null where none was decided.</param>
/// <param name="Objective">The learned objective at z*, in nats.</param>
/// <param name="Evaluations">Evaluations of the learned objective, in all rounds and the posterior.</param>
public sealed record LearnedPrior(
    LearnedModels Models,
    Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> Predict,
    IReadOnlyList<RoundReport> Rounds,
    double? OverOptimisation,
    double? Fidelity,
    double Objective,
    long Evaluations)
{
    /// <summary>Multiply-adds beside those of f and Prior: of the filter that finds a table's posterior.</summary>
    public double MultiplyAddsOfFilter { get; init; }

    /// <summary>z*: the rounded latent of greatest learned objective.</summary>
    public IReadOnlyList<double> Z => Models.Z;

    /// <summary>Z as particles, or as the one point.</summary>
    public Posterior Posterior => Models.Posterior;
}

/// <summary>One round of the joint loop.</summary>
/// <param name="Objective">The learned objective at the round's z, in nats.</param>
/// <param name="Divergence">Mean KL of f from fresh verdicts there, in nats; null where none was decided.</param>
/// <param name="Radius">The trust region's radius after the round.</param>
/// <param name="Moved">Whether z moved there.</param>
public sealed record RoundReport(double Objective, double? Divergence, double Radius, bool Moved)
{
    /// <summary>Mean KL of f from fresh verdicts, in nats, at each z of the round at which more was asked since f was not right enough there.</summary>
    public IReadOnlyList<double> Refused { get; init; } = [];
}
