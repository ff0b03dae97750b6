using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What all worlds of one setting share: the features, the space of z, the shape of the tree.</summary>
internal sealed class SnowScheme
{
    public SnowScheme(SnowWorlds settings)
    {
        Settings = settings;
        var anatomy = Kind(0, "anatomy", settings.AnatomyCausal, settings.AnatomyRateLow, settings.AnatomyRateHigh);
        var background = Kind(
            1, "background", settings.BackgroundCausal, settings.BackgroundRateLow, settings.BackgroundRateHigh);
        Features =
        [
            .. Enumerable.Repeat(anatomy, settings.AnatomyFeatures),
            .. Enumerable.Repeat(background, settings.BackgroundFeatures),
        ];
        ArtifactRates = SnowFeature.Grid(settings.ArtifactRateLow, settings.ArtifactRateHigh, settings.ArtifactRateStep);
        Latents = new([.. Features.SelectMany((_, j) => new LatentBlock[]
        {
            new ChoiceBlock($"type {j + 1}", 2) { OptionNames = ["artifact", "causal"] },
            new IntervalBlock($"rate {j + 1}") { From = Features[j].Low / 1000.0, To = Features[j].High / 1000.0 },
        })]);
        Parts = [.. Features.Select((f, j) => new LatentPart(f.Kind, [.. Enumerable.Range(Latents.Offset(2 * j), 3)]))];
        Sums = new(new(Features.Count));
    }

    public SnowWorlds Settings { get; }

    public IReadOnlyList<SnowFeature> Features { get; }

    /// <summary>The possible rates of an artifact in D*, equally probable.</summary>
    public IReadOnlyList<double> ArtifactRates { get; }

    public LatentSpace Latents { get; }

    public IReadOnlyList<LatentPart> Parts { get; }

    public SumClaims Sums { get; }

    /// <summary>
    /// What z says of every feature: option 1 is causal, the number is the rate from the kind's low to its high.
    /// </summary>
    public SnowStatement[] Read(IReadOnlyList<double> z)
    {
        Latents.Check(z);
        var statements = new SnowStatement[Features.Count];
        for (var j = 0; j < statements.Length; j++)
        {
            var (low, high) = (Features[j].Low, Features[j].High);
            var rate = low + (int)Math.Round(z[Latents.Offset((2 * j) + 1)] * (high - low));
            statements[j] = new(Latents.Option(z, 2 * j) == 1, rate);
        }

        return statements;
    }

    /// <summary>
    /// The rounded z that says so of every feature; rates are from 0 to 1 and are brought into the kind's range.
    /// </summary>
    public double[] Write(IReadOnlyList<bool> causal, IReadOnlyList<double> rates)
    {
        var z = new double[Latents.Dimension];
        for (var j = 0; j < Features.Count; j++)
        {
            var (low, high) = (Features[j].Low, Features[j].High);
            Latents.SetOption(z, 2 * j, causal[j] ? 1 : 0);
            z[Latents.Offset((2 * j) + 1)] = high == low ? 0 : Math.Clamp(((1000 * rates[j]) - low) / (high - low), 0, 1);
        }

        return z;
    }

    /// <summary>A type and a possible rate for every feature, as the human holds them probable.</summary>
    public (bool[] Causal, double[] Rates) Draw(SeededRandom random)
    {
        var causal = new bool[Features.Count];
        var rates = new double[Features.Count];
        for (var j = 0; j < causal.Length; j++)
        {
            causal[j] = random.NextBool(Features[j].Causal);
            rates[j] = Features[j].Rates[random.NextInt(Features[j].Rates.Count)];
        }

        return (causal, rates);
    }

    private SnowFeature Kind(int kind, string name, double causal, double low, double high)
    {
        var rates = SnowFeature.Grid(low, high, Settings.RateStep);
        return new(kind, name, causal, (int)Math.Round(1000 * low), (int)Math.Round(1000 * high), rates);
    }
}
