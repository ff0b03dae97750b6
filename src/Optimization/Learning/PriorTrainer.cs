using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// Trains Prior(z) on the person's answers: absolute ones by Huber's loss on log Prior, and comparisons by the
/// Bradley-Terry model, in which the credence for Z over Z' is the logistic of the difference of their log priors.
/// </summary>
internal sealed class PriorTrainer(PriorModel model, int dimension, SeededRandom random)
{
    private const int BatchSize = 128;
    private readonly List<(double[] Z, double LogPrior)> _absolute = [];
    private readonly List<(double[] First, double[] Second, double Credence)> _ratios = [];

    public int Count => _absolute.Count + _ratios.Count;

    public void Add(double[] z, double logPrior)
    {
        if (_absolute.Count == 0)
        {
            model.SetLevel(logPrior);
        }

        _absolute.Add((z, logPrior));
    }

    public void Add(double[] first, double[] second, double credence) => _ratios.Add((first, second, credence));

    /// <summary>Takes gradient steps; does nothing before the first answer.</summary>
    public void Train(int steps, double rate)
    {
        if (Count == 0)
        {
            return;
        }

        using var optimizer = optim.Adam(model.parameters(), rate, weight_decay: 1e-5);
        for (var step = 0; step < steps; step++)
        {
            Rates.Set(optimizer, rate * Rates.Cosine(step, steps));
            using var scope = NewDisposeScope();
            var loss = _absolute.Count > 0 ? AbsoluteLoss() : RatioLoss();
            loss = _absolute.Count > 0 && _ratios.Count > 0 ? loss + RatioLoss() : loss;
            optimizer.zero_grad();
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
        }
    }

    private Tensor AbsoluteLoss()
    {
        var picked = Pick(_absolute);
        var target = tensor(picked.Select(p => p.LogPrior).ToArray(), dtype: ScalarType.Float64);
        var z = ExampleSet.Rows([.. picked.Select(p => p.Z)], dimension);
        return nn.functional.smooth_l1_loss(model.call(z), target);
    }

    private Tensor RatioLoss()
    {
        var picked = Pick(_ratios);
        var credence = tensor(picked.Select(p => p.Credence).ToArray(), dtype: ScalarType.Float64);
        var first = model.call(ExampleSet.Rows([.. picked.Select(p => p.First)], dimension));
        var second = model.call(ExampleSet.Rows([.. picked.Select(p => p.Second)], dimension));
        return nn.functional.binary_cross_entropy_with_logits(first - second, credence);
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
