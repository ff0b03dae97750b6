using LearningThePrior.Judges.Models;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>A background Z with what was learned about it.</summary>
/// <param name="Background">Z.</param>
/// <param name="LogPrior">log Prior(Z), nats.</param>
/// <param name="Credences">P(y|x,Z) of each observed y of D, in the order of D.</param>
public sealed record TextScore(TextBackground Background, double LogPrior, IReadOnlyList<double> Credences)
{
    /// <summary>Sum over D of log P(y|x,Z), nats.</summary>
    public double LogLikelihood => Credences.Sum(Math.Log);

    /// <summary>log Prior(Z) + sum over D of log P(y|x,Z): what is optimised.</summary>
    public double Objective => LogPrior + LogLikelihood;
}
