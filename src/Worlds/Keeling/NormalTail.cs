namespace LearningThePrior.Worlds.Keeling;

/// <summary>The standard normal's tails, exact to about 11 digits however far out.</summary>
internal static class NormalTail
{
    // The series needs few terms below, the continued fraction few above.
    private const double Turn = 2.5;
    private const int Terms = 60;
    private const double Far = 5;
    private const int FarTerms = 20;

    /// <summary>The probabilities of lying below and above z.</summary>
    public static (double Below, double Above) At(double z)
    {
        var tail = Upper(Math.Abs(z));
        return z < 0 ? (tail, 1 - tail) : (1 - tail, tail);
    }

    private static double Upper(double z)
    {
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (density == 0)
        {
            return 0;
        }

        if (z > Turn)
        {
            // Laplace: density / (z + 1/(z + 2/(z + 3/(...)))).
            // The further out, the sooner it settles.
            var fraction = z;
            for (var k = z > Far ? FarTerms : Terms; k > 0; k--)
            {
                fraction = z + (k / fraction);
            }

            return density / fraction;
        }

        // 1/2 - density * (z + z^3/3 + z^5/(3*5) + ...).
        var (term, sum) = (z, z);
        for (var k = 1; k <= Terms; k++)
        {
            term *= z * z / ((2 * k) + 1);
            sum += term;
        }

        return 0.5 - (density * sum);
    }
}
