using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f(y|x,z): what a human who takes Z as given would answer to x, learned from verdicts ("Learning the prior", sections
/// "Learning the human prior" and "Jointly optimizing Mz and f"). The loop evaluates it, follows its gradient by z, trains it
/// where z now is, and keeps its weights with what was learned.
/// </summary>
/// <remarks>
/// Calls come one at a time, from one thread at a time. No tensor outlives the dispose scope that the caller holds. A module of
/// TorchSharp needs no class of its own: see <see cref="ModuleConditionalModel"/>.
/// </remarks>
/// <example>
/// A model that answers by a fixed rate whatever x and z are, learned by counting:
/// <code>
/// public sealed class Rate : IConditionalModel
/// {
///     private double[] _logs = [Math.Log(.5), Math.Log(.5)];
///
///     public Tensor LogProbabilities(Tensor x, Tensor z) => tensor(_logs).expand(z.shape[0], x.shape[1], 2);
///
///     public double? Train(ExampleSet examples, int steps, double rate, SeededRandom random)
///     {
///         var yes = examples.All.Sum(e => e.Weight * e.Target[1]) / examples.All.Sum(e => e.Weight);
///         _logs = [Math.Log(1 - yes), Math.Log(yes)];
///         return null;
///     }
///
///     public IReadOnlyDictionary&lt;string, NamedArray> Save() =>
///         new Dictionary&lt;string, NamedArray> { ["logs"] = new([2], _logs) };
///
///     public void Load(IReadOnlyDictionary&lt;string, NamedArray> weights) => _logs = weights["logs"].Values;
/// }
/// </code>
/// </example>
public interface IConditionalModel
{
    /// <summary>Log probabilities of the answers, differentiable by z where a search is to follow the gradient.</summary>
    /// <param name="x">[1 or B, N, F], double precision: encoded questions.</param>
    /// <param name="z">[B, U], double precision: latents, which need not be rounded.</param>
    /// <returns>[B, N, A], double precision; [1, N, A] where they do not depend on z.</returns>
    Tensor LogProbabilities(Tensor x, Tensor z);

    /// <summary>Trains on verdicts: to match weighted soft targets where their z are.</summary>
    /// <param name="examples">All verdicts so far.</param>
    /// <param name="steps">How many gradient steps, or what of that order the model takes them to mean.</param>
    /// <param name="rate">The first step's rate.</param>
    /// <param name="random">Draws batches; the only randomness, so that the same seed gives the same weights.</param>
    /// <returns>The loss at the end, in nats; null where there was nothing to train on, or no loss is known.</returns>
    double? Train(ExampleSet examples, int steps, double rate, SeededRandom random);

    /// <summary>What the model is and has taken so far; null where it does not count.</summary>
    ModelCost? Cost => null;

    /// <summary>All that was learned, by name: equal models give equal arrays.</summary>
    IReadOnlyDictionary<string, NamedArray> Save();

    /// <summary>Takes what <see cref="Save"/> of a model of the same form gave; predictions are then the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">An array is missing, of another shape or too many; nothing was taken.</exception>
    void Load(IReadOnlyDictionary<string, NamedArray> weights);
}
