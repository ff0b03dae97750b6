using System.Numerics;
using TorchSharp.Modules;

namespace LearningThePrior.Optimization.Torch;

/// <summary>Adam (Kingma and Ba 2015), with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
/// <param name="parameters">What to train.</param>
/// <param name="decay">Weight decay, as a share of the rate.</param>
/// <param name="second">How slowly the mean of squares forgets.</param>
internal sealed class Adam(IEnumerable<Parameter> parameters, double decay = 0, double second = .999) : Stepper(parameters)
{
    private const double First = .9;
    private const double Small = 1e-8;
    private readonly Dictionary<int, (double[] Mean, double[] Square)> _moments = [];
    private int _steps;

    /// <summary>Steps and moments, by name.</summary>
    public IEnumerable<(string Name, double[] Values)> Save() =>
        _moments.OrderBy(m => m.Key).SelectMany(m => new[] { ($"adam.mean.{m.Key}", m.Value.Mean), ($"adam.square.{m.Key}", m.Value.Square) }).Prepend(("adam.steps", [_steps]));

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="find">Finds the values of a name; null where there are none.</param>
    public void Load(Func<string, double[]?> find)
    {
        _moments.Clear();
        _steps = (int)(find("adam.steps") ?? [0])[0];
        for (var i = 0; i < Count; i++)
        {
            if (find($"adam.mean.{i}") is { } mean && find($"adam.square.{i}") is { } square)
            {
                _moments[i] = ([.. mean], [.. square]);
            }
        }
    }

    protected override void Begin() => _steps++;

    protected override void Update(int parameter, Span<double> values, double[] gradient, double shorten, double rate)
    {
        if (!_moments.TryGetValue(parameter, out var moments))
        {
            _moments[parameter] = moments = (new double[gradient.Length], new double[gradient.Length]);
        }

        var (mean, square) = moments;
        var (firstScale, secondScale) = (1 - Math.Pow(First, _steps), 1 - Math.Pow(second, _steps));
        var i = 0;

        // Several numbers at a time: each goes through the same roundings as alone, so that the width of a vector changes no byte.
        for (; i <= gradient.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var g = new Vector<double>(gradient, i) * shorten;
            var m = (First * new Vector<double>(mean, i)) + ((1 - First) * g);
            var s = (second * new Vector<double>(square, i)) + ((1 - second) * g * g);
            m.CopyTo(mean, i);
            s.CopyTo(square, i);
            var at = values.Slice(i, Vector<double>.Count);
            var value = new Vector<double>(at);
            (value - (rate * ((m / firstScale / (Vector.SquareRoot(s / secondScale) + new Vector<double>(Small))) + (decay * value)))).CopyTo(at);
        }

        for (; i < gradient.Length; i++)
        {
            var g = gradient[i] * shorten;
            mean[i] = (First * mean[i]) + ((1 - First) * g);
            square[i] = (second * square[i]) + ((1 - second) * g * g);
            values[i] -= rate * ((mean[i] / firstScale / (Math.Sqrt(square[i] / secondScale) + Small)) + (decay * values[i]));
        }
    }
}
