using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Models;

/// <summary>Checks a shape and settings, and then makes models: only the second step needs Torch.</summary>
/// <param name="shape">What the model is made for.</param>
/// <param name="settings">What its string says; each setting is asked for by name, with its range.</param>
/// <returns>Makes a model whose first weights the generator draws.</returns>
/// <exception cref="ArgumentException">The shape or a setting does not suit the model.</exception>
public delegate Func<SeededRandom, TModel> ModelMaker<TModel>(ModelShape shape, ModelSettings settings);

/// <summary>Models by name.</summary>
/// <param name="what">What they are models of, for messages.</param>
internal sealed class ModelTable<TModel>(string what)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (string Summary, ModelMaker<TModel> Make)> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyValuePair<string, string>> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _known.Select(k => KeyValuePair.Create(k.Key, k.Value.Summary))];
            }
        }
    }

    public void Add(string name, string summary, ModelMaker<TModel> make)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(summary);
        ArgumentNullException.ThrowIfNull(make);
        if (name.AsSpan().ContainsAny(":,= "))
        {
            throw new ArgumentException($"A name has no colon, comma, equals sign or blank; '{name}' has.", nameof(name));
        }

        lock (_lock)
        {
            _known[name] = (summary, make);
        }
    }

    /// <summary>What makes the model that a string names, once all of the string is known to be right.</summary>
    /// <param name="text">A name, or <c>name:setting=value,...</c>.</param>
    /// <param name="shape">What it is made for.</param>
    /// <exception cref="ArgumentException">There is no such model, or it does not suit.</exception>
    public Func<SeededRandom, TModel> Plan(string text, ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        ModelMaker<TModel> maker;
        lock (_lock)
        {
            maker = _known.TryGetValue(name, out var known)
                ? known.Make
                : throw new ArgumentException($"there is no model of {what} named '{name}'; there are {string.Join(", ", _known.Keys)}.");
        }

        var settings = new ModelSettings(name, colon < 0 ? "" : text[(colon + 1)..]);
        var make = maker(shape, settings);
        settings.RefuseOthers();
        return make;
    }
}
