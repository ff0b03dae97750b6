using TorchSharp.Modules;

namespace LearningThePrior.Optimization.Torch;

/// <summary>Gradient descent with momentum .9, as plain SGD is used in practice.</summary>
/// <param name="parameters">What to train.</param>
internal sealed class GradientDescent(IEnumerable<Parameter> parameters) : Stepper(parameters)
{
    private const double Momentum = .9;
    private readonly Dictionary<int, double[]> _velocities = [];

    protected override void Begin()
    {
    }

    protected override void Update(int parameter, Span<double> values, double[] gradient, double shorten, double rate)
    {
        if (!_velocities.TryGetValue(parameter, out var velocity))
        {
            _velocities[parameter] = velocity = new double[gradient.Length];
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            velocity[i] = (Momentum * velocity[i]) + (gradient[i] * shorten);
            values[i] -= rate * velocity[i];
        }
    }
}
