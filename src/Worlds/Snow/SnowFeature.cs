namespace LearningThePrior.Worlds.Snow;

/// <summary>What the human knows of a kind of feature before any data.</summary>
/// <param name="Kind">0 for anatomy, 1 for background.</param>
/// <param name="Name">The kind in words.</param>
/// <param name="Causal">How probable it is that such a feature carries over to D*.</param>
/// <param name="Low">The lowest rate, in thousandths.</param>
/// <param name="High">The highest rate, in thousandths.</param>
/// <param name="Rates">The possible rates in rising order, equally probable.</param>
internal sealed record SnowFeature(int Kind, string Name, double Causal, int Low, int High, IReadOnlyList<double> Rates)
{
    /// <summary>log P(type) + log P(rate) in nats; every rate from low to high counts as its nearest possible one.</summary>
    public double LogPrior(bool causal) => Math.Log(causal ? Causal : 1 - Causal) - Math.Log(Rates.Count);

    /// <summary>The possible values from <paramref name="low"/> to <paramref name="high"/> in steps.</summary>
    public static double[] Grid(double low, double high, double step)
    {
        const double Slack = 1e-9;
        var count = (int)Math.Floor(((high - low) / step) + Slack) + 1;
        return [.. Enumerable.Range(0, count).Select(i => low + (i * step))];
    }
}

/// <summary>What z says of one feature once it is rounded.</summary>
/// <param name="Causal">Whether it carries over to D*.</param>
/// <param name="Rate">How often it agrees with the label in D, in thousandths.</param>
internal readonly record struct SnowStatement(bool Causal, int Rate);
