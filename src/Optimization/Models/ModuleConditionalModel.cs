using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Any module of TorchSharp as f, trained to match the human's answers: cross-entropy with soft targets, batches of 64, Adam
/// with a rate that falls to zero along a half cosine.
/// </summary>
/// <remarks>
/// Override <see cref="Train"/> where a model is trained otherwise, such as together with Mz. Constants in a module's arithmetic
/// (<c>2 * a</c>) are safest as tensors: TorchSharp 0.107 may free the scalars that it makes of them too early.
/// </remarks>
/// <example>See <see cref="ConditionalModelFactory"/>, and examples/your-own-f.cs.</example>
public class ModuleConditionalModel : IConditionalModel
{
    private const int BatchSize = 64;

    /// <summary>Wraps a module; its parameters are brought to double precision.</summary>
    /// <param name="module">x [1 or B, N, F] and z [B, U] -> log probabilities [B, N, A], as <see cref="LogProbabilities"/>.</param>
    public ModuleConditionalModel(Module<Tensor, Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        Module = SeededModules.InDouble(module);
        Module.eval();
    }

    /// <summary>The module.</summary>
    public Module<Tensor, Tensor, Tensor> Module { get; }

    /// <inheritdoc/>
    /// <remarks>Multiply-adds are counted where the module is an <see cref="ICountedModule"/>.</remarks>
    public ModelCost Cost => ModelCost.Of(Module);

    /// <inheritdoc/>
    public Tensor LogProbabilities(Tensor x, Tensor z) => Module.call(x, z);

    /// <inheritdoc/>
    /// <returns>The mean loss of the last tenth of the steps, in nats; null before the first example.</returns>
    public virtual double? Train(ExampleSet examples, int steps, double rate, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(random);
        if (examples.Count == 0)
        {
            return null;
        }

        Module.train();
        var optimizer = new Adam(Module.parameters());
        var loss = new TailMean(steps);
        for (var step = 0; step < steps; step++)
        {
            loss.Add(step, Step(optimizer, examples, rate * Rates.Cosine(step, steps), random));
        }

        Module.eval();
        return loss.Value;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, NamedArray> Save() => ModuleWeights.Of(Module);

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, NamedArray> weights) => ModuleWeights.Load(Module, weights);

    private double Step(Adam optimizer, ExampleSet examples, double rate, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var (x, z, targets, weights) = examples.Batch(BatchSize, random);
        var cross = -(targets * Module.call(x, z)).sum([1, 2]);                     // [B]
        var loss = (cross * weights).sum() / weights.sum();
        optimizer.Step(loss, rate);
        return loss.ToArray()[0];
    }
}
