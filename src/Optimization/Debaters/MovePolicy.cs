using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Debaters;

/// <summary>One choice that was made in a debate.</summary>
/// <param name="Options">[option][<see cref="DebateMoves.Features"/>].</param>
/// <param name="Chosen">Which was drawn.</param>
internal sealed record MoveChoice(double[][] Options, int Chosen);

/// <summary>Draws options by the softmax of a small network's scores, and learns from how debates ended by the policy gradient (Williams 1992).</summary>
internal sealed class MovePolicy : IDisposable
{
    // A little evenness keeps what was not tried yet in play.
    private const double Evenness = .01;

    private readonly Perceptron _score;
    private readonly Adam _optimizer;

    public MovePolicy(int width, SeededRandom random)
    {
        _score = new([DebateMoves.Features, width, 1], random, outputScale: .1);
        _optimizer = new(_score.parameters());
    }

    /// <summary>How probable each option is.</summary>
    public double[] Probabilities(double[][] options)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return LogProbabilities([options]).exp().ToArray();
    }

    /// <summary>One step: what was chosen becomes the likelier, the better it ended.</summary>
    /// <param name="choices">Each choice with how much better its debate ended than such debates do on average.</param>
    /// <param name="rate">The step's rate.</param>
    public void Learn(IReadOnlyList<(MoveChoice Choice, double Advantage)> choices, double rate)
    {
        if (choices.Count == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        Tensor? total = null;
        foreach (var alike in choices.GroupBy(c => c.Choice.Options.Length).OrderBy(g => g.Key))
        {
            (MoveChoice Choice, double Advantage)[] each = [.. alike];
            var logs = LogProbabilities([.. each.Select(e => e.Choice.Options)]);                                              // [B, n]
            var chosen = logs.gather(1, Ops.FromArray(Array.ConvertAll(each, e => (long)e.Choice.Chosen), each.Length, 1));      // [B, 1]
            var gain = (chosen.squeeze(-1) * Ops.FromArray(Array.ConvertAll(each, e => e.Advantage))).sum();
            var entropy = -(logs.exp() * logs).sum();
            var loss = -gain.Plus(entropy.Times(Evenness)).Times(1.0 / choices.Count);
            total = total is null ? loss : total.Plus(loss);
        }

        _optimizer.Step(total!, rate);
    }

    public void Dispose() => _score.Dispose();

    /// <summary>[B][n][F] -> [B, n].</summary>
    private Tensor LogProbabilities(double[][][] options) =>
        _score.call(ExampleSet.Rows([.. options.SelectMany(o => o)], DebateMoves.Features)).reshape(options.Length, options[0].Length).log_softmax(-1);
}
