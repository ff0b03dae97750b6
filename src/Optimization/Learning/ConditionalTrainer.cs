using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Trains f to match the person's answers: cross-entropy with soft targets, Adam with a rate that falls to zero.</summary>
internal sealed class ConditionalTrainer(ConditionalModel model, ExampleSet examples, SeededRandom random)
{
    private const int BatchSize = 256;

    /// <summary>Takes gradient steps.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="rate">The first step's rate; it falls along a half cosine.</param>
    /// <returns>The mean loss of the last tenth of the steps, in nats.</returns>
    public double Train(int steps, double rate)
    {
        using var optimizer = optim.Adam(model.parameters(), rate);
        var (tail, counted) = (0.0, 0);
        for (var step = 0; step < steps; step++)
        {
            Rates.Set(optimizer, rate * Rates.Cosine(step, steps));
            var loss = Step(optimizer);
            if (step >= steps * 9 / 10)
            {
                (tail, counted) = (tail + loss, counted + 1);
            }
        }

        return tail / Math.Max(1, counted);
    }

    private double Step(optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var (x, z, targets, weights) = examples.Batch(BatchSize, random);
        var cross = -(targets * model.call(x, z)).sum([1, 2]);                      // [B]
        var loss = (cross * weights).sum() / weights.sum();
        optimizer.zero_grad();
        loss.backward();
        nn.utils.clip_grad_norm_(model.parameters(), 1);
        optimizer.step();
        return loss.item<double>();
    }
}
