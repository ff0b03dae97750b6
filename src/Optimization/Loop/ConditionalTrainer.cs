using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization;

/// <summary>Trains f to match the human's answers: cross-entropy with soft targets, Adam with a rate that falls to zero.</summary>
internal sealed class ConditionalTrainer(ConditionalModel model, ExampleSet examples, SeededRandom random)
{
    private const int BatchSize = 64;

    /// <summary>Takes gradient steps; does nothing before the first example.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="rate">The first step's rate; it falls along a half cosine.</param>
    /// <returns>The mean loss of the last tenth of the steps, in nats; null before the first example.</returns>
    public double? Train(int steps, double rate)
    {
        if (examples.Count == 0)
        {
            return null;
        }

        var optimizer = new Adam(model.parameters());
        var (tail, counted) = (0.0, 0);
        for (var step = 0; step < steps; step++)
        {
            var loss = Step(optimizer, rate * Rates.Cosine(step, steps));
            if (step >= steps * 9 / 10)
            {
                (tail, counted) = (tail + loss, counted + 1);
            }
        }

        return tail / Math.Max(1, counted);
    }

    private double Step(Adam optimizer, double rate)
    {
        using var scope = NewDisposeScope();
        var (x, z, targets, weights) = examples.Batch(BatchSize, random);
        var cross = -(targets * model.call(x, z)).sum([1, 2]);                      // [B]
        var loss = (cross * weights).sum() / weights.sum();
        optimizer.Step(loss, rate);
        return loss.ToArray()[0];
    }
}
