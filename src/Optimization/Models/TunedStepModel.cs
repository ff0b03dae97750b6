using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// <see cref="SharedStepModel"/> or <see cref="SharedPagesModel"/> with a copy of Mz's step that is trained along, jointly with f's own numbers: what the human answers then moves the step of f, and no longer that of the trees.
/// </summary>
/// <param name="model">f, whose step is a copy of its own.</param>
/// <param name="share">The step's rate, as a share of the rate of f's own numbers: it has been learned already.</param>
internal sealed class TunedStepModel<TModel>(TModel model, double share) : ModuleConditionalModel(model)
    where TModel : nn.Module<Tensor, Tensor, Tensor>, ISharedStep
{
    private const int BatchSize = 64;

    // One gradient step in so many moves the step of unpacking, the others f's own numbers.
    private const int OwnSteps = 4;

    /// <inheritdoc/>
    public override double? Train(ExampleSet examples, int steps, double rate, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
        {
            return null;
        }

        var step = model.StepWeights.ToHashSet();
        var (own, shared) = (new Adam(model.parameters().Where(p => !step.Contains(p))), new Adam(step));
        var mean = new TailMean(steps);
        Module.train();
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            var (x, z, targets, weights) = examples.Batch(BatchSize, random);
            var loss = ((-(targets * Module.call(x, z)).sum([1, 2])) * weights).sum() / weights.sum();
            var isShared = i % OwnSteps == OwnSteps - 1;
            (isShared ? shared : own).Step(loss, rate * Rates.Cosine(i, steps) * (isShared ? share : 1));
            mean.Add(i, loss.ToArray()[0]);
        }

        Module.eval();
        return mean.Value;
    }
}
