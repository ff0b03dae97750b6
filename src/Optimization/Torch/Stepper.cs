using TorchSharp;
using TorchSharp.Modules;

namespace LearningThePrior.Optimization.Torch;

/// <summary>
/// Gradient steps on a module's parameters, in plain loops: the networks here are small, TorchSharp's own optimizers make
/// scalars that a finalizer may free under them (see <see cref="Ops"/>), and plain loops give the same bytes everywhere.
/// </summary>
internal abstract class Stepper
{
    private readonly Parameter[] _parameters;

    // Kept from step to step: a large array that is made anew each time is the collector's work.
    private readonly double[][] _gradients;
    private readonly double[] _values;

    protected Stepper(IEnumerable<Parameter> parameters)
    {
        _parameters = [.. parameters];
        _gradients = [.. _parameters.Select(p => new double[p.numel()])];
        _values = new double[_gradients.Max(g => (int?)g.Length) ?? 0];
    }

    /// <summary>A longer gradient is shortened to this length.</summary>
    public double LongestGradient { get; init; } = 1;

    /// <summary>How many parameters there are.</summary>
    protected int Count => _parameters.Length;

    /// <summary>Forgets the gradients, runs backward from the loss, and steps.</summary>
    /// <param name="loss">A tensor of no dimensions.</param>
    /// <param name="rate">The step's rate.</param>
    public void Step(torch.Tensor loss, double rate)
    {
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
        }

        loss.backward();
        using var frozen = torch.no_grad();
        var gradients = _parameters.Select(Gradient).ToArray();
        var length = Math.Sqrt(gradients.Sum(g => g is null ? 0 : SquaredLength(g)));
        var shorten = length > LongestGradient ? LongestGradient / length : 1;
        Begin();
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (gradients[i] is { } gradient)
            {
                var values = _values.AsSpan(0, gradient.Length);
                Weights.Read(_parameters[i], values);
                Update(i, values, gradient, shorten, rate);
                Weights.Write(_parameters[i], values);
            }
        }
    }

    private double[]? Gradient(Parameter parameter, int i)
    {
        if (parameter.grad is not { } gradient)
        {
            return null;
        }

        Weights.Read(gradient.contiguous(), _gradients[i]);
        return _gradients[i];
    }

    private static double SquaredLength(double[] gradient)
    {
        var sum = 0.0;
        foreach (var value in gradient)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>Begins a step.</summary>
    protected abstract void Begin();

    /// <summary>Moves one parameter's values.</summary>
    protected abstract void Update(int parameter, Span<double> values, double[] gradient, double shorten, double rate);
}
