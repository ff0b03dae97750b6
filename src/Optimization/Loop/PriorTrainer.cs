using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization;

/// <summary>
/// Trains Prior(z) on the human's answers: absolute ones by Huber's loss on log Prior, or by cross-entropy on whether z is
/// possible, and comparisons by the Bradley-Terry model, in which the credence for Z over Z' is the logistic of the difference of their log priors.
/// </summary>
internal sealed class PriorTrainer(PriorModel model, int dimension, SeededRandom random)
{
    private const int BatchSize = 128;

    private readonly List<(double[] Z, double LogPrior)> _absolute = [];
    private bool _hasLevel;
    private readonly List<(double[] First, double[] Second, double Credence)> _ratios = [];

    public int Count => _absolute.Count + _ratios.Count;

    public void Add(double[] z, double logPrior, int copies = 1)
    {
        if (IsPossible(logPrior) && !_hasLevel)
        {
            model.SetLevel(logPrior);
            _hasLevel = true;
        }

        model.KnowsImpossible |= !IsPossible(logPrior);
        _absolute.AddRange(Enumerable.Repeat((z, logPrior), copies));
    }

    public void Add(double[] first, double[] second, double credence, int copies = 1) =>
        _ratios.AddRange(Enumerable.Repeat((first, second, credence), copies));

    /// <summary>Takes gradient steps; does nothing before the first answer.</summary>
    /// <returns>The mean loss of the last tenth of the steps, in nats; null before the first answer.</returns>
    public double? Train(int steps, double rate)
    {
        if (Count == 0)
        {
            return null;
        }

        var optimizer = new Adam(model.parameters(), decay: 1e-4);
        var (tail, counted) = (0.0, 0);
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var loss = _absolute.Count > 0 ? AbsoluteLoss() : RatioLoss();
            loss = _absolute.Count > 0 && _ratios.Count > 0 ? loss.Plus(RatioLoss()) : loss;
            optimizer.Step(loss, rate * Rates.Cosine(step, steps));
            if (step >= steps * 9 / 10)
            {
                (tail, counted) = (tail + loss.ToArray()[0], counted + 1);
            }
        }

        return tail / Math.Max(1, counted);
    }

    private Tensor AbsoluteLoss()
    {
        var picked = Pick(_absolute);
        var possible = picked.Where(p => IsPossible(p.LogPrior)).ToArray();
        var loss = possible.Length == 0 ? null : nn.functional.smooth_l1_loss(
            model.Plausible(ExampleSet.Rows([.. possible.Select(p => p.Z)], dimension)),
            Ops.FromArray([.. possible.Select(p => p.LogPrior)]));
        if (!model.KnowsImpossible)
        {
            return loss!;
        }

        var odds = model.Possible(ExampleSet.Rows([.. picked.Select(p => p.Z)], dimension));
        var whether = nn.functional.binary_cross_entropy_with_logits(odds, Ops.FromArray([.. picked.Select(p => IsPossible(p.LogPrior) ? 1.0 : 0)]));
        return loss?.Plus(whether) ?? whether;
    }

    private static bool IsPossible(double logPrior) => logPrior > PriorQuestion.Impossible + 1;

    private Tensor RatioLoss()
    {
        var picked = Pick(_ratios);
        var credence = Ops.FromArray([.. picked.Select(p => p.Credence)]);
        var first = model.call(ExampleSet.Rows([.. picked.Select(p => p.First)], dimension));
        var second = model.call(ExampleSet.Rows([.. picked.Select(p => p.Second)], dimension));
        return nn.functional.binary_cross_entropy_with_logits(first.Minus(second), credence);
    }

    private T[] Pick<T>(List<T> all)
    {
        if (all.Count <= BatchSize)
        {
            return [.. all];
        }

        var picked = new T[BatchSize];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = all[random.NextInt(all.Count)];
        }

        return picked;
    }
}
