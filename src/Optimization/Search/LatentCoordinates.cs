using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Unbounded coordinates of z, one for each of its numbers: logits of intervals, logarithms of weights of choices.</summary>
internal static class LatentCoordinates
{
    // The ends of an interval and the weight 0 are infinitely far; starts are this far inside.
    private const double Inside = .05;

    /// <summary>The z at coordinates: logistic for intervals, softmax for choices.</summary>
    public static double[] ToLatent(LatentSpace space, double[] x)
    {
        var z = new double[space.Dimension];
        for (var block = 0; block < space.Blocks.Count; block++)
        {
            var weights = x.AsSpan(space.Offset(block), space.Blocks[block].Size);
            var into = z.AsSpan(space.Offset(block), weights.Length);
            if (space.Blocks[block] is IntervalBlock)
            {
                into[0] = 1 / (1 + Math.Exp(-weights[0]));
                continue;
            }

            var (greatest, total) = (double.NegativeInfinity, 0.0);
            foreach (var weight in weights)
            {
                greatest = Math.Max(greatest, weight);
            }

            for (var k = 0; k < weights.Length; k++)
            {
                total += into[k] = Math.Exp(weights[k] - greatest);
            }

            for (var k = 0; k < weights.Length; k++)
            {
                into[k] /= total;
            }
        }

        return z;
    }

    /// <summary>Coordinates of a z, or of one just inside where it lies at an end.</summary>
    public static double[] FromLatent(LatentSpace space, double[] z)
    {
        var x = new double[space.Dimension];
        for (var block = 0; block < space.Blocks.Count; block++)
        {
            var at = space.Offset(block);
            if (space.Blocks[block] is IntervalBlock)
            {
                var u = Math.Clamp(z[at], Inside, 1 - Inside);
                x[at] = Math.Log(u / (1 - u));
                continue;
            }

            for (var k = at; k < at + space.Blocks[block].Size; k++)
            {
                x[k] = Math.Log(Math.Max(z[k], Inside) * space.Blocks[block].Size);
            }
        }

        return x;
    }
}
