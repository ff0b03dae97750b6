using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Judging;

/// <summary>One debate to learn from: its sides in numbers, what each defends, and what was right.</summary>
/// <param name="Sides">[S][F].</param>
/// <param name="Positions">Credences for all answers, one row a side, then even ones for neither.</param>
/// <param name="Target">What the judge should have said.</param>
internal sealed record BeliefExample(double[][] Sides, IReadOnlyList<Credences> Positions, Credences Target);

/// <summary>
/// Fits beliefs so that the mixture of what the sides defend comes near the targets in cross-entropy; stops where held-out
/// examples say, and keeps the best weights seen.
/// </summary>
internal sealed class BeliefTrainer(BeliefModel model, IReadOnlyList<BeliefExample> train, IReadOnlyList<BeliefExample> heldOut)
{
    private const int StepsBetweenChecks = 10;
    private const int Patience = 5;

    /// <summary>Trains.</summary>
    /// <returns>The best mean cross-entropy on held-out examples, in nats.</returns>
    public double Train(int steps, double rate, double decay)
    {
        using var outer = NewDisposeScope();
        var (x, likelihoods) = Rows(train);
        var (heldX, heldLikelihoods) = Rows(heldOut);
        var optimizer = new Adam(model.parameters(), decay);
        var (best, weights, since) = (Check(), model.Weights(), 0);
        for (var step = 1; step <= steps && since < Patience; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.Step(Loss(x, likelihoods), rate);
            if (step % StepsBetweenChecks == 0)
            {
                var loss = Check();
                since = loss < best ? 0 : since + 1;
                (best, weights) = loss < best ? (loss, model.Weights()) : (best, weights);
            }
        }

        model.SetWeights(weights);
        return best;

        double Check()
        {
            using var frozen = no_grad();
            using var scope = NewDisposeScope();
            return Loss(heldX, heldLikelihoods).ToArray()[0];
        }
    }

    /// <summary>x [B, S, F], positions [B, S + 1, A] and targets [B, A] -> mean cross-entropy.</summary>
    private Tensor Loss(Tensor x, (Tensor Positions, Tensor Targets) likelihoods)
    {
        var credences = (model.call(x).exp().unsqueeze(-1) * likelihoods.Positions).sum([1]);   // [B, A]
        return -(likelihoods.Targets * credences.log()).sum([1]).mean();
    }

    private static (Tensor X, (Tensor Positions, Tensor Targets) Likelihoods) Rows(IReadOnlyList<BeliefExample> examples)
    {
        var (count, sides, answers) = (examples.Count, examples[0].Sides.Length, examples[0].Target.Count);
        return (
            ExampleSet.Rows([.. examples.SelectMany(e => e.Sides)], examples[0].Sides[0].Length).reshape(count, sides, -1),
            (
                ExampleSet.Rows([.. examples.SelectMany(e => e.Positions).Select(p => p.Values.ToArray())], answers).reshape(count, sides + 1, answers),
                ExampleSet.Rows([.. examples.Select(e => e.Target.Values.ToArray())], answers)));
    }
}
