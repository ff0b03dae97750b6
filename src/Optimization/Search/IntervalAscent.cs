using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Ascent of the interval blocks' numbers in logits: Adam's direction (Kingma and Ba 2015) with a step that grows after a
/// rise and halves otherwise, so that the climb never falls.
/// </summary>
/// <param name="Step">Its length in logits for each number.</param>
/// <param name="Mean">[intervals]: running mean of the gradient by logits.</param>
/// <param name="Square">[intervals]: running mean of its square.</param>
internal sealed record IntervalAscent(double Step, double[] Mean, double[] Square)
{
    // .5 in logits is .12 in z at the middle of an interval; 1e-5 is below what 0.1 nat can tell.
    private const double FirstStep = .5;
    private const double LeastStep = 1e-5;
    private const double MostStep = 2;

    // Where a logit is cut off: 1e-6 from the end of the interval.
    private const double End = 1e-6;

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
            var u = Math.Clamp(z[at], End, 1 - End);
            var logit = Math.Log(u / (1 - u)) + (Square[i] == 0 ? 0 : Step * Mean[i] / Math.Sqrt(Square[i]));
            next[at] = Math.Clamp(1 / (1 + Math.Exp(-logit)), End, 1 - End);
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

    private static double[] Slopes(LatentSpace space, double[] z, double[]? gradient) => [.. Places(space).Select(at =>
    {
        var u = Math.Clamp(z[at], End, 1 - End);
        return gradient is null ? 0 : u * (1 - u) * gradient[at];
    })];

    private static IEnumerable<int> Places(LatentSpace space) => Enumerable.Range(0, space.Blocks.Count)
        .Where(b => space.Blocks[b] is IntervalBlock)
        .Select(space.Offset);
}
