using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization;

/// <summary>
/// Asks the human about Z: P(y|x,Z), Prior(Z) and Prior(Z)/Prior(Z'), by debate or by amplification. Everything that f, Prior and z ever learn from comes
/// through here and is counted in the ledger ("Learning the prior", section "Going beyond the human prior").
/// </summary>
public interface IElicitation
{
    /// <summary>What was asked so far.</summary>
    VerdictLedger Ledger { get; }

    /// <summary>Asks what the human who takes Z as given answers to x.</summary>
    /// <param name="question">x.</param>
    /// <param name="z">[dimension]: the latent whose tree is asked about.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The example that the answer makes; null where there was none.</returns>
    Task<TrainingExample?> AskAsync(Question question, IReadOnlyList<double> z, CancellationToken cancellationToken = default);

    /// <summary>Asks for log Prior(Z).</summary>
    /// <returns>In nats; null where there was no answer.</returns>
    Task<double?> AskPriorAsync(IReadOnlyList<double> z, CancellationToken cancellationToken = default);

    /// <summary>Asks which of two backgrounds is the more plausible: Prior(Z)/Prior(Z').</summary>
    /// <returns>The credences for the first and the second; null where there was no answer.</returns>
    Task<Credences?> CompareAsync(IReadOnlyList<double> first, IReadOnlyList<double> second, CancellationToken cancellationToken = default);
}
