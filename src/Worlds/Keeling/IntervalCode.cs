using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// How a latent z codes the eight intervals: for each <see cref="Parameter"/> a number for the centre and one for the
/// width, each scaled by the human's prior.
/// </summary>
/// <remarks>
/// A coefficient's centre runs over two prior standard deviations either side of zero; its width, on a log scale, from
/// a hundredth of the prior standard deviation to the uniform distribution as wide as the prior. The noise is coded
/// alike on the logarithm, kept within the prior's support. So every z costs less than 60 nats, and an equal z means
/// equal plausibility for all seven coefficients.
/// </remarks>
public sealed class IntervalCode(HumanPrior prior)
{
    private const double CentreSpreads = 2;
    private const double NarrowestShare = 0.01;

    /// <summary>The space of z: 16 numbers, "level centre", "level width" and so on.</summary>
    public static LatentSpace Latents { get; } = new(
        [.. Parameter.All.SelectMany(p => new[] { new IntervalBlock($"{p.Name} centre"), new IntervalBlock($"{p.Name} width") })]);

    /// <summary>By how many nats each number of z widens its interval from 0 to 1: none for a centre, for a width the logarithm of the widest over the narrowest.</summary>
    public static IReadOnlyList<double> Breadth { get; } = [.. Parameter.All.SelectMany((_, i) => new[] { 0, -Math.Log(NarrowestShareOf(i)) })];

    /// <summary>The eight intervals of a z in standardised units.</summary>
    /// <exception cref="ArgumentException">z does not belong to <see cref="Latents"/>.</exception>
    public Interval[] Decode(IReadOnlyList<double> z)
    {
        Latents.Check(z);
        return [.. Enumerable.Range(0, Parameter.All.Count).Select(i => At(i, z[2 * i], z[(2 * i) + 1]))];
    }

    /// <summary>The z that comes nearest to eight intervals in standardised units.</summary>
    public double[] Encode(IReadOnlyList<Interval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        return [.. intervals.SelectMany((interval, i) =>
        {
            var (centre, width) = Encode(i, interval);
            return new[] { Math.Clamp(centre, 0, 1), Math.Clamp(width, 0, 1) };
        })];
    }

    /// <summary>A z as a human who has seen no data might propose it: centres from the prior, widths as they come.</summary>
    public static double[] Propose(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var z = new double[Latents.Dimension];
        for (var i = 0; i < Parameter.All.Count; i++)
        {
            z[2 * i] = i == Parameter.Noise
                ? random.NextDouble()
                : Math.Clamp((random.NextGaussian() / CentreSpreads / 2) + 0.5, 0, 1);
            z[(2 * i) + 1] = random.NextDouble();
        }

        return z;
    }

    /// <summary>The shortest interval that a parameter can have, in standardised units.</summary>
    internal double Narrowest(int parameter) => At(parameter, 0, 0).Width;

    /// <summary>The interval of a parameter, in standardised units.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="centre">The number of z that codes its centre.</param>
    /// <param name="width">The number of z that codes its width.</param>
    internal Interval At(int parameter, double centre, double width)
    {
        var (low, length, widest) = Frame(parameter);
        var w = widest * Math.Pow(NarrowestShareOf(parameter), 1 - width);
        if (parameter != Parameter.Noise)
        {
            var c = low + (length * centre);
            return new(c - (w / 2), c + (w / 2));
        }

        var start = low + ((length - w) * centre);
        return new(Math.Exp(start), Math.Exp(start + w));
    }

    private (double Low, double Length, double Widest) Frame(int parameter) => parameter == Parameter.Noise
        ? (Math.Log(prior.NoiseLow), Math.Log(prior.NoiseHigh / prior.NoiseLow), Math.Log(prior.NoiseHigh / prior.NoiseLow))
        : (-CentreSpreads * prior.Spreads[parameter], 2 * CentreSpreads * prior.Spreads[parameter], Math.Sqrt(12) * prior.Spreads[parameter]);

    private static double NarrowestShareOf(int parameter) => parameter == Parameter.Noise ? NarrowestShare : NarrowestShare / Math.Sqrt(12);

    private (double Centre, double Width) Encode(int parameter, Interval interval)
    {
        var (low, length, widest) = Frame(parameter);
        var (a, b) = interval;
        if (parameter == Parameter.Noise)
        {
            (a, b) = (Math.Log(Math.Max(a, prior.NoiseLow)), Math.Log(Math.Min(b, prior.NoiseHigh)));
        }

        var share = NarrowestShareOf(parameter);
        var w = Math.Clamp(b - a, widest * share, widest);
        var width = 1 - (Math.Log(w / widest) / Math.Log(share));
        var centre = parameter != Parameter.Noise ? (((a + b) / 2) - low) / length
            : length - w > 1e-12 ? (a - low) / (length - w) : 0.5;
        return (centre, width);
    }
}
