using System.Diagnostics.CodeAnalysis;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Any module of TorchSharp as Prior: absolute answers train it by Huber's loss on log Prior, comparisons by the Bradley-Terry
/// model, in which the credence for Z over Z' is the logistic of the difference of their log priors; batches of 128, Adam with a
/// rate that falls to zero. Whether z is possible at all is learned by a network beside the module, by cross-entropy.
/// </summary>
/// <example>See <see cref="PriorModelFactory"/>.</example>
[SuppressMessage("Design", "CA1001", Justification = "A model lives as long as what was learned is used; its tensors go with it.")]
public class ModulePriorModel : IPriorModel
{
    private const int BatchSize = 128;
    private const double Decay = 1e-4;
    private readonly PriorNetwork _network;
    private readonly int _dimension;
    private bool _hasLevel;

    /// <summary>Wraps a module; its parameters are brought to double precision.</summary>
    /// <param name="plausible">z [B, U] -> log prior in nats [B] of a possible z, but for a level that is learned beside it.</param>
    /// <param name="shape">How many numbers z has, and how wide that network is.</param>
    /// <param name="random">Draws the first weights of the network that tells possible from impossible z.</param>
    public ModulePriorModel(Module<Tensor, Tensor> plausible, ModelShape shape, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(plausible);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(random);
        _dimension = shape.Latents;
        _network = new PriorNetwork(plausible, _dimension, shape.Width, random);
        _network.eval();
    }

    /// <inheritdoc/>
    /// <remarks>Multiply-adds are counted where the module is an <see cref="ICountedModule"/>.</remarks>
    public ModelCost Cost => ModelCost.Of(_network);

    /// <inheritdoc/>
    public Tensor LogPriors(Tensor z) => _network.call(z);

    /// <inheritdoc/>
    /// <returns>The mean loss of the last tenth of the steps, in nats; null before the first answer.</returns>
    public virtual double? Train(PriorAnswers answers, int steps, double rate, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(random);
        if (answers.Count == 0)
        {
            return null;
        }

        TakeNote(answers);
        _network.train();
        var optimizer = new Adam(_network.parameters(), Decay);
        var mean = new TailMean(steps);
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var loss = answers.Absolute.Count > 0 ? AbsoluteLoss(answers, random) : ComparisonLoss(answers, random);
            loss = answers.Absolute.Count > 0 && answers.Comparisons.Count > 0 ? loss.Plus(ComparisonLoss(answers, random)) : loss;
            optimizer.Step(loss, rate * Rates.Cosine(step, steps));
            mean.Add(step, loss.ToArray()[0]);
        }

        _network.eval();
        return mean.Value;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, NamedArray> Save() => ModuleWeights.Of(_network);

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, NamedArray> weights)
    {
        ModuleWeights.Load(_network, weights);
        _hasLevel = true;
    }

    private void TakeNote(PriorAnswers answers)
    {
        if (!_hasLevel && answers.FirstPossible is { } first)
        {
            _network.Level = first;
            _hasLevel = true;
        }

        if (answers.HasImpossible)
        {
            _network.KnowsImpossible = true;
        }
    }

    private Tensor AbsoluteLoss(PriorAnswers answers, SeededRandom random)
    {
        var picked = Pick(answers.Absolute, random);
        var possible = picked.Where(p => PriorAnswers.IsPossible(p.LogPrior)).ToArray();
        var loss = possible.Length == 0 ? null : functional.smooth_l1_loss(
            _network.Plausible(ExampleSet.Rows([.. possible.Select(p => p.Z)], _dimension)),
            Ops.FromArray([.. possible.Select(p => p.LogPrior)]));
        if (!_network.KnowsImpossible)
        {
            return loss!;
        }

        var odds = _network.Possible(ExampleSet.Rows([.. picked.Select(p => p.Z)], _dimension));
        var whether = functional.binary_cross_entropy_with_logits(odds, Ops.FromArray([.. picked.Select(p => PriorAnswers.IsPossible(p.LogPrior) ? 1.0 : 0)]));
        return loss?.Plus(whether) ?? whether;
    }

    private Tensor ComparisonLoss(PriorAnswers answers, SeededRandom random)
    {
        var picked = Pick(answers.Comparisons, random);
        var credence = Ops.FromArray([.. picked.Select(p => p.Credence)]);
        var first = _network.call(ExampleSet.Rows([.. picked.Select(p => p.First)], _dimension));
        var second = _network.call(ExampleSet.Rows([.. picked.Select(p => p.Second)], _dimension));
        return functional.binary_cross_entropy_with_logits(first.Minus(second), credence);
    }

    private static T[] Pick<T>(IReadOnlyList<T> all, SeededRandom random)
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
