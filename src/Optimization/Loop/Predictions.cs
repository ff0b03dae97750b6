using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization;

/// <summary>What f predicts when Z is a posterior: the particles' predictions, weighted.</summary>
internal static class Predictions
{
    private const int RowsAtOnce = 1 << 17;

    public static IReadOnlyList<Credences> Of(IConditionalModel f, IWorld world, IReadOnlyList<Question> questions, Posterior posterior)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var x = ExampleSet.Rows([.. questions.Select(world.Encode)], world.Encode(questions[0]).Length).unsqueeze(0);
        var answers = questions[0].Answers.Count;
        var mean = new double[questions.Count * answers];
        var atOnce = Math.Max(1, RowsAtOnce / questions.Count);
        for (var start = 0; start < posterior.Particles.Count; start += atOnce)
        {
            using var inner = NewDisposeScope();
            var count = Math.Min(atOnce, posterior.Particles.Count - start);
            var z = ExampleSet.Rows([.. posterior.Particles.Skip(start).Take(count).Select(p => p.ToArray())], world.Latents.Dimension);
            var weights = Ops.FromArray([.. posterior.Weights.Skip(start).Take(count)], -1, 1, 1);
            var part = (f.LogProbabilities(x, z).exp() * weights).sum([0]).ToArray();      // [N * A]
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += part[i];
            }
        }

        return [.. questions.Select((_, i) => Credences.Normalise(mean[(i * answers)..((i + 1) * answers)]))];
    }

    /// <summary>KL(target || predicted) in nats.</summary>
    public static double Divergence(Credences target, Credences predicted) =>
        target.Values.Zip(predicted.Values, (t, p) => t > 0 ? t * Math.Log(t / Math.Max(p, 1e-300)) : 0).Sum();

    /// <summary>
    /// KL of a prediction from what two verdicts scatter about, in nats, unbiased to second order and so perhaps below zero: KL of the two verdicts' mean from it,
    /// less their own mean KL from that mean.
    /// </summary>
    public static double DivergenceWithoutScatter(Credences first, Credences second, Credences predicted)
    {
        var mean = Credences.Normalise([.. first.Values.Zip(second.Values, (a, b) => (a + b) / 2)]);
        return Divergence(mean, predicted) - ((Divergence(first, mean) + Divergence(second, mean)) / 2);
    }
}
