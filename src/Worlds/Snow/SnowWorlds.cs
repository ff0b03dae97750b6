using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Numerics;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// Worlds after the husky in the snow (Barnes 2021): a few strong background features that are artifacts of D, and weaker
/// anatomy features that carry over. In D they cannot be told apart; a human's prior can.
/// </summary>
public sealed record SnowWorlds : IExplorableFamily
{
    /// <summary>How many examples D has.</summary>
    [Description("how many examples D has"), Range(0, 1_000_000)]
    public int Examples { get; init; } = 100;

    /// <summary>How many anatomy features an x has.</summary>
    [Description("how many anatomy features an x has"), Range(0, 8)]
    public int AnatomyFeatures { get; init; } = 6;

    /// <summary>How many background features an x has.</summary>
    [Description("how many background features an x has"), Range(0, 6)]
    public int BackgroundFeatures { get; init; } = 2;

    /// <summary>How probable it is that an anatomy feature carries over to D*.</summary>
    [Description("probability that an anatomy feature is causal"), Range(0.001, 0.999)]
    public double AnatomyCausal { get; init; } = 0.95;

    /// <summary>How probable it is that a background feature carries over to D*.</summary>
    [Description("probability that a background feature is causal"), Range(0.001, 0.999)]
    public double BackgroundCausal { get; init; } = 0.05;

    /// <summary>The lowest rate at which an anatomy feature agrees with the label.</summary>
    [Description("lowest rate at which an anatomy feature agrees with the label"), Range(0.001, 0.999)]
    public double AnatomyRateLow { get; init; } = 0.5;

    /// <summary>The highest such rate.</summary>
    [Description("highest rate at which an anatomy feature agrees with the label"), Range(0.001, 0.999)]
    public double AnatomyRateHigh { get; init; } = 0.75;

    /// <summary>The lowest rate at which a background feature agrees with the label.</summary>
    [Description("lowest rate at which a background feature agrees with the label"), Range(0.001, 0.999)]
    public double BackgroundRateLow { get; init; } = 0.8;

    /// <summary>The highest such rate.</summary>
    [Description("highest rate at which a background feature agrees with the label"), Range(0.001, 0.999)]
    public double BackgroundRateHigh { get; init; } = 0.95;

    /// <summary>The step between the rates that the human holds possible, uniformly.</summary>
    [Description("step between possible rates"), Range(0.001, 1.0)]
    public double RateStep { get; init; } = 0.05;

    /// <summary>The lowest rate that an artifact may have in D*.</summary>
    [Description("lowest rate of an artifact in D*"), Range(0.001, 0.999)]
    public double ArtifactRateLow { get; init; } = 0.05;

    /// <summary>The highest such rate.</summary>
    [Description("highest rate of an artifact in D*"), Range(0.001, 0.999)]
    public double ArtifactRateHigh { get; init; } = 0.95;

    /// <summary>The step between an artifact's possible rates in D*, which are equally probable.</summary>
    [Description("step between an artifact's possible rates in D*"), Range(0.001, 1.0)]
    public double ArtifactRateStep { get; init; } = 0.1;

    /// <summary>How the objective over z reads an example of D.</summary>
    [Description("how z's objective reads an example: features (one by one, as joint evidence) or whole")]
    public SnowViews Views { get; init; } = SnowViews.Features;

    /// <inheritdoc/>
    public string Name => "snow";

    /// <inheritdoc/>
    public string Summary => "features that carry over to new data, and stronger ones that do not: only the prior tells";

    /// <inheritdoc/>
    /// <remarks>The human who takes Z as given hears nothing in an artifact on D*, which is right where these are at .5 on average.</remarks>
    public string? Misfit => SnowFeature.Grid(ArtifactRateLow, ArtifactRateHigh, ArtifactRateStep).Average() is var mean && Math.Abs(mean - .5) > 1e-9
        ? FormattableString.Invariant($"on D* artifacts agree with the label at {mean:0.##} on average, where the human takes them to say nothing (.5)")
        : null;

    /// <inheritdoc/>
    public IExplorer Explorer => new SnowExplorer(new(this));

    /// <inheritdoc/>
    public int TreeDepth => BitOperations.Log2((uint)Math.Max(1, (2 * (AnatomyFeatures + BackgroundFeatures)) - 1));

    /// <inheritdoc/>
    /// <remarks>Two for each feature, of which type and rate are said.</remarks>
    public int SuitableLatents => Math.Clamp(2 * (AnatomyFeatures + BackgroundFeatures), 2, 256);

    /// <inheritdoc cref="IWorldFamily.Sample"/>
    public SnowWorld Sample(Seed seed)
    {
        FamilySettings.Check(this);
        FamilySettings.CheckOrder(this, nameof(AnatomyRateLow), AnatomyRateLow, nameof(AnatomyRateHigh), AnatomyRateHigh);
        FamilySettings.CheckOrder(
            this, nameof(BackgroundRateLow), BackgroundRateLow, nameof(BackgroundRateHigh), BackgroundRateHigh);
        FamilySettings.CheckOrder(
            this, nameof(ArtifactRateLow), ArtifactRateLow, nameof(ArtifactRateHigh), ArtifactRateHigh);
        FamilySettings.CheckOrder(
            this, "1", 1, $"{nameof(AnatomyFeatures)} + {nameof(BackgroundFeatures)}", AnatomyFeatures + BackgroundFeatures);

        var scheme = new SnowScheme(this);
        var truth = SnowTruth.Draw(scheme, seed.For("truth").CreateRandom());
        var random = seed.For("observed").CreateRandom();
        return new SnowWorld(scheme, truth, [.. Enumerable.Range(0, Examples).Select(_ => truth.Observe(random))]);
    }

    /// <inheritdoc/>
    IWorld IWorldFamily.Sample(Seed seed) => Sample(seed);
}
