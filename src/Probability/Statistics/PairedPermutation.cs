namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// The paired permutation test (Fisher 1935): if two groups do not differ, each question's difference could as well have had
/// the other sign. All signs are enumerated where there are few questions; drawn where there are more; and beyond
/// <see cref="ClusterInterval.MostResampled"/> the test's own normal limit is taken.
/// </summary>
/// <param name="P">Two-sided.</param>
/// <param name="Exact">Whether all signs were enumerated.</param>
public readonly record struct PairedPermutation(double P, bool Exact)
{
    private const int MostEnumerated = 16;
    private const int Draws = 20_000;
    private const double Slack = 1e-9;

    /// <summary>Tests that the mean difference is zero.</summary>
    /// <param name="differences">One for each question.</param>
    /// <param name="seed">Seeds the draws.</param>
    /// <returns>Null where there is no difference at all to flip.</returns>
    public static PairedPermutation? Test(IReadOnlyList<double> differences, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] moving = [.. differences.Where(d => d != 0)];
        return moving.Length switch
        {
            0 => null,
            <= MostEnumerated => new(Enumerate(moving), true),
            <= ClusterInterval.MostResampled => new(Draw(moving, seed.CreateRandom()), false),
            _ => new(Limit(moving), false),
        };
    }

    private static double Enumerate(double[] differences)
    {
        var observed = Math.Abs(differences.Sum()) - Slack;
        var all = 1 << differences.Length;
        var extreme = 0;
        for (var signs = 0; signs < all; signs++)
        {
            extreme += Math.Abs(Signed(differences, (ulong)signs)) >= observed ? 1 : 0;
        }

        return (double)extreme / all;
    }

    private static double Draw(double[] differences, SeededRandom random)
    {
        var observed = Math.Abs(differences.Sum()) - Slack;
        var extreme = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            for (var from = 0; from < differences.Length; from += 64)
            {
                sum += Signed(differences.AsSpan(from, Math.Min(64, differences.Length - from)), random.NextBits());
            }

            extreme += Math.Abs(sum) >= observed ? 1 : 0;
        }

        return extreme / (Draws + 1.0);
    }

    private static double Limit(double[] differences) =>
        MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(differences.Sum()) / Math.Sqrt(2 * differences.Sum(d => d * d)));

    private static double Signed(ReadOnlySpan<double> differences, ulong signs)
    {
        var sum = 0.0;
        foreach (var difference in differences)
        {
            sum += (signs & 1) == 0 ? difference : -difference;
            signs >>= 1;
        }

        return sum;
    }
}
