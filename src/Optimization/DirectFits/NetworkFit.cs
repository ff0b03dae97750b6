using LearningThePrior.Debate;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Logistic regression or a multilayer perceptron from x straight to y, regularised in one of the ways that the text
/// names: the smallest l2 norm, what SGD finds first, what is robust to dropout.
/// </summary>
/// <param name="Hidden">Hidden width; 0 is logistic regression.</param>
/// <param name="L2">Weight decay of each step.</param>
/// <param name="Dropout">The share of hidden units dropped in training.</param>
/// <param name="Sgd">Whether plain SGD is used rather than Adam.</param>
/// <param name="Steps">Gradient steps, full batch.</param>
public sealed record NetworkFit(int Hidden = 0, double L2 = 0, double Dropout = 0, bool Sgd = false, int Steps = 200) : IDirectFit
{
    /// <summary>Forward, and backward to the weights and to the layer below.</summary>
    private const int PassesOfAStep = 3;

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant(
        $"{(Hidden == 0 ? "logistic" : $"mlp{Hidden}")}{(Sgd ? " sgd" : "")}{(L2 > 0 ? $" l2={L2}" : "")}{(Dropout > 0 ? $" dropout={Dropout}" : "")}");

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        var inputs = world.EncodeForDirectFit(data[0].Question).Length;
        var answers = data[0].Question.Answers.Count;
        var random = seed.CreateRandom();
        int[] widths = Hidden == 0 ? [inputs, answers] : [inputs, Hidden, Hidden, answers];
        var network = new Models.Perceptron(widths, random);
        Train(network, world, data, inputs, random);
        var weights = widths.Zip(widths.Skip(1), (from, to) => (double)from * to).Sum();
        return new(
            questions => Predict(network, world, questions, inputs),
            (long)weights + widths.Skip(1).Sum(),
            Steps,
            PassesOfAStep * Steps * data.Count * weights);
    }

    private void Train(Models.Perceptron network, IWorld world, IReadOnlyList<Observation> data, int inputs, SeededRandom random)
    {
        using var outer = NewDisposeScope();
        var x = ExampleSet.Rows([.. data.Select(o => world.EncodeForDirectFit(o.Question))], inputs);
        var y = tensor(data.Select(o => (long)o.Answer).ToArray());
        Stepper stepper = Sgd ? new GradientDescent(network.parameters()) : new Adam(network.parameters());
        var rate = Sgd ? .1 : .03;
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            network.DropHidden = Dropout > 0 ? shape => Mask(shape, random) : null;
            var loss = nn.functional.cross_entropy(network.call(x), y);
            if (L2 > 0)
            {
                loss = loss.Plus(stack([.. network.parameters().Select(p => (p * p).sum())]).sum().Times(L2 / 2));
            }

            stepper.Step(loss, rate * Rates.Cosine(step, Steps));
        }

        network.DropHidden = null;
    }

    private Tensor Mask(long[] shape, SeededRandom random)
    {
        var values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextBool(Dropout) ? 0 : 1 / (1 - Dropout);
        }

        return Ops.FromArray(values, shape);
    }

    private static IReadOnlyList<Credences> Predict(Models.Perceptron network, IWorld world, IReadOnlyList<Question> questions, int inputs)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var x = ExampleSet.Rows([.. questions.Select(world.EncodeForDirectFit)], inputs);
        var flat = nn.functional.softmax(network.call(x), -1).ToArray();
        var answers = flat.Length / questions.Count;
        return [.. questions.Select((_, i) => Credences.Normalise(flat[(i * answers)..((i + 1) * answers)]))];
    }
}
