namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// What a taxonomy's predictions and debates come to, in closed form; rho is the probability of an exception, eps that a
/// label is wrong, d the depth of the leaves.
/// </summary>
public static class TaxonomyFormulas
{
    /// <summary>f_k = (1 - (1 - 2 rho)^k) / 2: the probability that k kinds hold an odd number of exceptions.</summary>
    public static double OddExceptions(double rho, int k) => (1 - Math.Pow(1 - (2 * rho), k)) / 2;

    /// <summary>a * b = a (1 - b) + b (1 - a): the probability that exactly one of two independent events occurs.</summary>
    public static double Either(double a, double b) => (a * (1 - b)) + (b * (1 - a));

    /// <summary>
    /// H_b(f_k * eps): the NLL in nats a label of a Z that stores what is so down to level d - k only. With k = 0 it is that
    /// of the truth.
    /// </summary>
    public static double ShallowNll(double rho, double eps, int k) => Entropy(Either(OddExceptions(rho, k), eps));

    /// <summary>H_b(p) in nats: of an event of that probability.</summary>
    internal static double Entropy(double p) => -(XLogX(p) + XLogX(1 - p));

    /// <summary>
    /// 1 - f_d: how often the judge alone is right, who knows the root and assumes no exception.
    /// </summary>
    public static double JudgeAlone(double rho, int d) => 1 - OddExceptions(rho, d);

    /// <summary>
    /// 1/2 + (1 - rho)^d / 2: how often the judge is right after a consultant whose side was drawn. For the truth the
    /// consultant cites an odd number of exceptions or none, as it needs; against it the same, unless there is nothing to cite.
    /// </summary>
    public static double Consultancy(double rho, int d) => .5 + (.5 * Math.Pow(1 - rho, d));

    /// <summary>
    /// P(Bin(d, rho) at most k): how often the judge is right after a debate in which each side has k citations checked: the
    /// honest side can cite every exception, or the dishonest one adds what it had to leave out.
    /// </summary>
    public static double Debate(double rho, int d, int k)
    {
        var (term, sum) = (Math.Pow(1 - rho, d), 0.0);
        for (var n = 0; n <= Math.Min(k, d); n++)
        {
            sum += term;
            term *= rho / (1 - rho) * (d - n) / (n + 1);
        }

        return Math.Min(1, sum);
    }

    private static double XLogX(double x) => x <= 0 ? 0 : x * Math.Log(x);
}
