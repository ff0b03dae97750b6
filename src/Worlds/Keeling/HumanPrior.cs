namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// What a human who knows this kind of thing, but not the data, believes of the eight <see cref="Parameter"/>s in
/// standardised units: independent; coefficients normal about 0, the noise's standard deviation log-uniform.
/// </summary>
public sealed class HumanPrior
{
    private readonly double[] _spreads;

    /// <summary>States the beliefs.</summary>
    /// <param name="spreads">The standard deviation of each of the seven coefficients.</param>
    /// <param name="noiseLow">The least standard deviation of the noise.</param>
    /// <param name="noiseHigh">The greatest, above the least.</param>
    /// <exception cref="ArgumentException">The numbers are not seven positive ones and two rising positive ones.</exception>
    public HumanPrior(IReadOnlyList<double> spreads, double noiseLow, double noiseHigh)
    {
        ArgumentNullException.ThrowIfNull(spreads);
        if (spreads.Count != Parameter.Coefficients || spreads.Any(s => !(s > 0)))
        {
            throw new ArgumentException($"A human prior has {Parameter.Coefficients} positive spreads.", nameof(spreads));
        }

        if (!(noiseLow > 0 && noiseLow < noiseHigh))
        {
            throw new ArgumentException("NoiseLow: it must lie between 0 and NoiseHigh.", nameof(noiseLow));
        }

        (_spreads, NoiseLow, NoiseHigh) = ([.. spreads], noiseLow, noiseHigh);
    }

    /// <summary>The standard deviation of each coefficient.</summary>
    public IReadOnlyList<double> Spreads => _spreads;

    /// <summary>The least standard deviation of the noise.</summary>
    public double NoiseLow { get; }

    /// <summary>The greatest standard deviation of the noise.</summary>
    public double NoiseHigh { get; }

    /// <summary>
    /// KL(uniform on the interval || prior) in nats: what a statement costs ("Learning the prior", section "Notes &amp;
    /// elaborations": "What I'm calling Prior(Z) is really the KL between the prior and Z"). Infinite where the interval
    /// leaves the prior's support.
    /// </summary>
    public double Divergence(int parameter, Interval interval)
    {
        if (parameter != Parameter.Noise)
        {
            var s = _spreads[parameter];
            return (0.5 * Math.Log(2 * Math.PI * s * s)) + (interval.MeanSquare / (2 * s * s)) - Math.Log(interval.Width);
        }

        const double Slack = 1e-9; // an end that was written in the record's unit and read back
        var (a, b) = interval;
        if (a < NoiseLow * (1 - Slack) || b > NoiseHigh * (1 + Slack))
        {
            return double.PositiveInfinity;
        }

        var meanLog = (((b * Math.Log(b)) - (a * Math.Log(a))) / (b - a)) - 1;
        return meanLog + Math.Log(Math.Log(NoiseHigh / NoiseLow)) - Math.Log(interval.Width);
    }

    /// <summary>
    /// What a parameter adds to the mean and the variance of a value, in standardised units: centre * basis and
    /// width^2/12 * basis^2 for a coefficient; 0 and the mean square for the noise.
    /// </summary>
    /// <param name="parameter">Which.</param>
    /// <param name="basis">What faces it.</param>
    /// <param name="interval">What is believed of it; null for no more than the prior.</param>
    public (double Mean, double Variance) Adds(int parameter, double basis, Interval? interval) =>
        (parameter == Parameter.Noise, interval) switch
        {
            (true, { } i) => (0, i.MeanSquare),
            (true, null) => (0, ((NoiseHigh * NoiseHigh) - (NoiseLow * NoiseLow)) / (2 * Math.Log(NoiseHigh / NoiseLow))),
            (false, { } i) => (i.Centre * basis, i.Width * i.Width / 12 * basis * basis),
            _ => (0, _spreads[parameter] * _spreads[parameter] * basis * basis),
        };
}
