using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Ascent of the interval blocks' numbers: Adam's direction (Kingma and Ba 2015), kept within 0 to 1, with a step that grows
/// after a rise and halves otherwise, so that the climb never falls.
/// </summary>
/// <remarks>
/// Not in logits: there the slope of a number that ran into an end vanishes, and it stays. Of 48 Keeling worlds with exact f and Prior, 200 evaluations
/// from proposals ended more than 30 nats below the rest in 9 by logits and in 1 so.
/// </remarks>
/// <param name="Step">Its length for each number.</param>
/// <param name="Mean">[intervals]: running mean of the gradient.</param>
/// <param name="Square">[intervals]: running mean of its square.</param>
internal sealed record IntervalAscent(double Step, double[] Mean, double[] Square)
{
    // An eighth of an interval; the least is below what 0.1 nat can tell.
    private const double FirstStep = .125;
    private const double LeastStep = 2.5e-6;
    private const double MostStep = .5;

    /// <summary>The first step at a point: every number moves equally far.</summary>
    public static IntervalAscent From(LatentSpace space, double[] z, double[]? gradient)
    {
        var slopes = Slopes(space, z, gradient);
        return new(FirstStep, slopes, Array.ConvertAll(slopes, s => s * s));
    }

    /// <summary>The next z, or null where the numbers have converged.</summary>
    public double[]? Next(LatentSpace space, double[] z)
    {
        if (Step < LeastStep || Square.All(s => s == 0))
        {
            return null;
        }

        double[] next = [.. z];
        var i = 0;
        foreach (var at in Places(space))
        {
            next[at] = Math.Clamp(z[at] + (Square[i] == 0 ? 0 : Step * Mean[i] / Math.Sqrt(Square[i])), 0, 1);
            i++;
        }

        return next.AsSpan().SequenceEqual(z) ? null : next;
    }

    /// <summary>After a rise: a longer step, and the new gradient in the means.</summary>
    public IntervalAscent Rose(LatentSpace space, double[] z, double[]? gradient)
    {
        var slopes = Slopes(space, z, gradient);
        return new(
            Math.Min(MostStep, 1.3 * Step),
            [.. Mean.Zip(slopes, (m, s) => (.9 * m) + (.1 * s))],
            [.. Square.Zip(slopes, (m, s) => (.9 * m) + (.1 * s * s))]);
    }

    /// <summary>After a fall: half the step, along the gradient where the climb still is.</summary>
    public IntervalAscent Fell(LatentSpace space, double[] z, double[]? gradient) =>
        this with { Step = Step / 2, Mean = Slopes(space, z, gradient) };

    // At an end, a slope that leads out is none.
    private static double[] Slopes(LatentSpace space, double[] z, double[]? gradient) => [.. Places(space).Select(at =>
        gradient is null || (z[at] <= 0 && gradient[at] < 0) || (z[at] >= 1 && gradient[at] > 0) ? 0 : gradient[at])];

    private static IEnumerable<int> Places(LatentSpace space) => Enumerable.Range(0, space.Blocks.Count)
        .Where(b => space.Blocks[b] is IntervalBlock)
        .Select(space.Offset);
}
