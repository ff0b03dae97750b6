using TorchSharp.Modules;

namespace LearningThePrior.Optimization.Torch;

/// <summary>Adam (Kingma and Ba 2015), with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
/// <param name="parameters">What to train.</param>
/// <param name="decay">Weight decay, as a share of the rate.</param>
internal sealed class Adam(IEnumerable<Parameter> parameters, double decay = 0) : Stepper(parameters)
{
    private const double First = .9;
    private const double Second = .999;
    private const double Small = 1e-8;
    private readonly Dictionary<int, (double[] Mean, double[] Square)> _moments = [];
    private int _steps;

    protected override void Begin() => _steps++;

    protected override void Update(int parameter, Span<double> values, double[] gradient, double shorten, double rate)
    {
        if (!_moments.TryGetValue(parameter, out var moments))
        {
            _moments[parameter] = moments = (new double[gradient.Length], new double[gradient.Length]);
        }

        var (mean, square) = moments;
        var (firstScale, secondScale) = (1 - Math.Pow(First, _steps), 1 - Math.Pow(Second, _steps));
        for (var i = 0; i < gradient.Length; i++)
        {
            var g = gradient[i] * shorten;
            mean[i] = (First * mean[i]) + ((1 - First) * g);
            square[i] = (Second * square[i]) + ((1 - Second) * g * g);
            values[i] -= rate * ((mean[i] / firstScale / (Math.Sqrt(square[i] / secondScale) + Small)) + (decay * values[i]));
        }
    }
}
