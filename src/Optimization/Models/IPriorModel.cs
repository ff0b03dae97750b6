using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Prior(z): a learned predictor of the human's log prior ("Learning the prior", section "Notes &amp; elaborations"), trained
/// on answers to "how plausible is this background?" and to "which of the two is the more plausible?".
/// </summary>
/// <remarks>
/// Calls come one at a time, from one thread at a time. A module of TorchSharp needs no class of its own: see
/// <see cref="ModulePriorModel"/>.
/// </remarks>
/// <example><c>IPriorModel flat = new ModulePriorModel(new Linear1(z: 24), shape, random);</c></example>
public interface IPriorModel
{
    /// <summary>Whether it learns from answers. Where it does not, nobody is asked about Prior(Z).</summary>
    bool Learns => true;

    /// <summary>log Prior(z), differentiable by z where a search is to follow the gradient.</summary>
    /// <param name="z">[B, U], double precision: latents, which need not be rounded.</param>
    /// <returns>[B], double precision, in nats; up to a constant where only comparisons were learned from.</returns>
    Tensor LogPriors(Tensor z);

    /// <summary>Trains on the human's answers.</summary>
    /// <param name="answers">All answers so far.</param>
    /// <param name="steps">
    /// How many gradient steps. With 0 the model only takes note of what needs none, such as that some z are impossible at all:
    /// the loop calls so after each answer about a z that a search found.
    /// </param>
    /// <param name="rate">The first step's rate.</param>
    /// <param name="random">Draws batches; the only randomness, so that the same seed gives the same weights.</param>
    /// <returns>The loss at the end, in nats; null where there was nothing to train on, or no loss is known.</returns>
    double? Train(PriorAnswers answers, int steps, double rate, SeededRandom random);

    /// <summary>What the model is and has taken so far; null where it does not count.</summary>
    ModelCost? Cost => null;

    /// <summary>All that was learned, by name: equal models give equal arrays.</summary>
    IReadOnlyDictionary<string, NamedArray> Save();

    /// <summary>Takes what <see cref="Save"/> of a model of the same form gave; predictions are then the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">An array is missing, of another shape or too many; nothing was taken.</exception>
    void Load(IReadOnlyDictionary<string, NamedArray> weights);
}
