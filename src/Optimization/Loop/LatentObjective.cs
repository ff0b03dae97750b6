namespace LearningThePrior.Optimization;

/// <summary>
/// What a posterior over Z maximises. For a distribution q over Z, always less KL(q || Prior); for a single z the three
/// are one.
/// </summary>
public enum LatentObjective
{
    /// <summary>sum over D of log E_q f(y|x,Z): the text's own. No bound on the evidence: it can exceed log P(D).</summary>
    Mixture,

    /// <summary>sum over D of E_q log f(y|x,Z): the evidence lower bound, greatest at Bayes's posterior.</summary>
    Elbo,

    /// <summary>log E_q prod over D of f(y|x,Z): q as one mixture of whole backgrounds.</summary>
    Joint,
}
