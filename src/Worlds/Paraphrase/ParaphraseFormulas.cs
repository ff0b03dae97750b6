namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// How probable statements are that all say one fact: each is a copy of it that is wrong with probability nu, independently
/// given the fact, which is true with probability p.
/// </summary>
public static class ParaphraseFormulas
{
    /// <summary>log[p (1 - nu)^t nu^(m - t) + (1 - p) nu^t (1 - nu)^(m - t)]: that exactly the given t of m copies say "true".</summary>
    /// <param name="p">How probable the fact is.</param>
    /// <param name="nu">How probable it is that a copy is wrong.</param>
    /// <param name="copies">m.</param>
    /// <param name="yes">t: how many say that the fact is true.</param>
    /// <returns>In nats.</returns>
    public static double LogPrior(double p, double nu, int copies, int yes)
    {
        var (right, wrong) = (Math.Log(1 - nu), Math.Log(nu));
        var ifTrue = Math.Log(p) + (yes * right) + ((copies - yes) * wrong);
        var ifFalse = Math.Log(1 - p) + (yes * wrong) + ((copies - yes) * right);
        var greatest = Math.Max(ifTrue, ifFalse);
        return greatest + Math.Log(Math.Exp(ifTrue - greatest) + Math.Exp(ifFalse - greatest));
    }

    /// <summary>
    /// The product of the copies' marginals, each p (1 - nu) + (1 - p) nu that it says "true": what a human says who takes
    /// the statements one by one, and counts one fact m times.
    /// </summary>
    /// <inheritdoc cref="LogPrior"/>
    public static double LogOfMarginals(double p, double nu, int copies, int yes)
    {
        var marginal = Marginal(p, nu);
        return (yes * Math.Log(marginal)) + ((copies - yes) * Math.Log(1 - marginal));
    }

    /// <summary>How probable it is that a copy says "true".</summary>
    public static double Marginal(double p, double nu) => (p * (1 - nu)) + ((1 - p) * nu);
}
