using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>
/// One region's epidemic: weekly cases, as their decimal logarithm and with noise, of which the first weeks are D and the later ones D*. They follow a logistic,
/// linear or exponential course with an R0, a capacity and a start that D leaves open, so that Z must be a posterior ("Learning the prior": "R0 is uniform between
/// 2 and 3").
/// </summary>
/// <remarks>
/// The human holds forms probable as the shares say and the steps of R0 (1.05 to 1.6, 23), of the capacity (10^2 to 10^7, 26) and of the start (1 to 10 cases, 11)
/// equally probable; worlds are drawn from that. Exact Bayes enumerates all of them.
/// </remarks>
public sealed record EpidemicWorlds : IExplorableFamily
{
    /// <inheritdoc/>
    public string Name => "epidemic";

    /// <inheritdoc/>
    public string Summary => "weekly cases of an epidemic; Z states its form, R0, capacity and start, and must be a posterior";

    /// <summary>Weeks of D.</summary>
    [Description("weeks of D")]
    [Range(10, 100)]
    public int Weeks { get; init; } = 16;

    /// <summary>Weeks of D*, which follow.</summary>
    [Description("weeks of D*")]
    [Range(1, 100)]
    public int LaterWeeks { get; init; } = 16;

    /// <summary>The standard deviation of the noise on log10 of a week's cases.</summary>
    [Description("standard deviation of log10 of a week's cases")]
    [Range(0.05, 1)]
    public double Noise { get; init; } = 0.15;

    /// <summary>How probable a logistic course is.</summary>
    [Description("probability of a logistic course")]
    [Range(0.01, 0.98)]
    public double Logistic { get; init; } = 0.70;

    /// <summary>How probable a linear course is; an exponential one has the rest.</summary>
    [Description("probability of a linear course; an exponential one has the rest")]
    [Range(0.01, 0.98)]
    public double Linear { get; init; } = 0.25;

    /// <summary>The width of one answer in log10 of cases. A third of the noise: an NLL plus log of the width is within .005 nat of the density's.</summary>
    [Description("width of an answer in log10 of cases")]
    [Range(0.02, 0.5)]
    public double BinWidth { get; init; } = 0.05;

    /// <inheritdoc/>
    public IExplorer Explorer
    {
        get
        {
            Check();
            return new CourseExplorer(new(this));
        }
    }

    /// <inheritdoc/>
    /// <remarks>The root, the form, a section for each number, and its steps halved.</remarks>
    public int TreeDepth => 2 + Quantity.All.Max(q => q.Halvings);

    /// <inheritdoc/>
    public IWorld Sample(Seed seed) => SampleRegion(seed);

    /// <summary>As <see cref="Sample"/>, with what only this world has.</summary>
    public EpidemicWorld SampleRegion(Seed seed)
    {
        Check();
        var scheme = new EpidemicScheme(this);
        var random = seed.CreateRandom();
        var truth = scheme.Draw(random);
        var observed = Enumerable.Range(0, Weeks).Select(week => new Observation(
            scheme.Ask(week), scheme.Answers.IndexOf(EpidemicScheme.Mean(truth, week) + (Noise * random.NextGaussian()))));
        return new(scheme, truth, [.. observed]);
    }

    private void Check()
    {
        FamilySettings.Check(this);
        if (Logistic + Linear >= 1)
        {
            throw new ArgumentException($"World {Name}: Logistic and Linear must leave something to an exponential course; they sum to {FormattableString.Invariant($"{Logistic + Linear}")}.");
        }
    }
}
