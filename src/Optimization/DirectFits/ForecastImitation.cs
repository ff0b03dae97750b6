using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Warm-up 2 of "Learning the prior": a human who was shown all of D forecasts some x drawn from D*, and a network learns to imitate him on the
/// rest of D*, with no Z. Generalisation comes from his beliefs; where D is too large for him there is nobody to imitate.
/// </summary>
/// <param name="Queries">How many x of D* he forecasts.</param>
public sealed record ForecastImitation(int Queries)
{
    private const int Hidden = 32;
    private const int Steps = 600;
    private const double Rate = .02;

    /// <summary>The name under which results record it.</summary>
    public string Name => $"warm-up 2, {Queries} forecasts";

    /// <summary>Asks the human, who is exact Bayes under his prior, and trains.</summary>
    /// <param name="world">The world; its key speaks for the human who read all of D.</param>
    /// <param name="seed">The questions and the first weights.</param>
    /// <returns>A model for questions of D*; nothing taught it those of D.</returns>
    public FittedModel Fit(IWorld world, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        var random = seed.CreateRandom();
        Question[] asked = [.. Enumerable.Range(0, Queries).Select(i => world.Sets[1 + (i % (world.Sets.Count - 1))].Draw(random))];
        var forecasts = world.Key.Bayes(asked);
        var (inputs, answers) = (world.EncodeForDirectFit(asked[0]).Length, asked[0].Answers.Count);
        var network = new Perceptron([inputs, Hidden, Hidden, answers], random, outputScale: .1);
        using (NewDisposeScope())
        {
            var x = Rows(asked);
            var targets = ExampleSet.Rows([.. forecasts.Select(f => f.Values.ToArray())], answers);
            var optimizer = new Adam(network.parameters());
            for (var step = 0; step < Steps; step++)
            {
                using var scope = NewDisposeScope();
                var loss = -(targets * network.call(x).log_softmax(-1)).sum([1]).mean();
                optimizer.Step(loss, Rate * Rates.Cosine(step, Steps));
            }
        }

        return new(Predict, network.parameters().Sum(p => p.numel()), Steps, network.MultiplyAdds);

        Tensor Rows(IReadOnlyList<Question> questions) => ExampleSet.Rows([.. questions.Select(world.EncodeForDirectFit)], inputs);

        IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions)
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            var flat = network.call(Rows(questions)).softmax(-1).ToArray();
            return [.. questions.Select((_, i) => Credences.Normalise(flat[(i * answers)..((i + 1) * answers)]))];
        }
    }
}
