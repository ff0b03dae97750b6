using System.Globalization;

namespace LearningThePrior.Optimization.Models;

/// <summary>The settings that a model's string gives, <c>name=number</c> each; what a model asks for by no name is refused.</summary>
public sealed class ModelSettings
{
    private readonly string _model;
    private readonly SortedDictionary<string, double> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal ModelSettings(string model, string text)
    {
        _model = model;
        foreach (var setting in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (setting.Split('=', 2) is not [var name, var number]
                || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)
                || !_given.TryAdd(name.Trim(), value))
            {
                throw new ArgumentException($"a setting of the model '{model}' is name=number, each once; '{setting}' is not.");
            }
        }
    }

    /// <summary>A whole number.</summary>
    /// <param name="name">The setting's name, in kebab case.</param>
    /// <param name="otherwise">The number where none is given.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The greatest that is allowed.</param>
    /// <exception cref="ArgumentException">The number is not whole, or out of the range.</exception>
    public int Whole(string name, int otherwise, int least, int most)
    {
        var value = Number(name, otherwise, least, most);
        return value == Math.Floor(value)
            ? (int)value
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the setting '{name}' of the model '{_model}' must be a whole number; {value} is not."));
    }

    /// <summary>A number.</summary>
    /// <inheritdoc cref="Whole"/>
    public double Number(string name, double otherwise, double least, double most)
    {
        _asked.Add(name);
        var value = _given.GetValueOrDefault(name, otherwise);
        return value >= least && value <= most
            ? value
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the setting '{name}' of the model '{_model}' must be from {least} to {most}; {value} is not."));
    }

    /// <summary>Refuses what was given and nobody asked for.</summary>
    internal void RefuseOthers()
    {
        if (_given.Keys.FirstOrDefault(name => !_asked.Contains(name)) is { } other)
        {
            throw new ArgumentException(
                $"the model '{_model}' has no setting '{other}'; it has {(_asked.Count == 0 ? "none" : string.Join(", ", _asked.Order(StringComparer.Ordinal)))}.");
        }
    }
}
