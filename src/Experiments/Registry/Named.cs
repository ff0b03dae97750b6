namespace LearningThePrior.Experiments.Registry;

/// <summary>
/// A name with its settings, read and checked: a value that compares by what it says, prints itself as <see cref="Catalog{T}.Parse"/>
/// reads it, and makes what it names. Settings at their defaults are not printed, so that equal values have one text.
/// </summary>
/// <typeparam name="T">What it makes.</typeparam>
public sealed class Named<T> : IEquatable<Named<T>>
    where T : class
{
    private readonly IReadOnlyDictionary<string, object> _values;
    private readonly string _printed;

    internal Named(Entry<T> entry, IReadOnlyDictionary<string, object> values, IReadOnlyList<Named<T>> within, string text)
    {
        (Entry, _values, Within, Text) = (entry, values, within, text);
        _printed = Print();
    }

    /// <summary>What it is registered as.</summary>
    public Entry<T> Entry { get; }

    /// <summary>The names within, in order.</summary>
    public IReadOnlyList<Named<T>> Within { get; }

    /// <summary>The text operand; empty where there is none.</summary>
    public string Text { get; }

    /// <summary>This name and all within it, outermost first.</summary>
    public IEnumerable<Named<T>> All => [this, .. Within.SelectMany(w => w.All)];

    /// <summary>The settings that differ from their defaults, as they are printed.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings => Entry.Settings
        .Where(s => _values.TryGetValue(s.Name, out var value) && !value.Equals(s.Default))
        .Select(s => KeyValuePair.Create(s.Name, Setting.Print(_values[s.Name])));

    /// <summary>A whole-numbered setting.</summary>
    public int Whole(string setting) => (int)Value(setting);

    /// <summary>A setting that is a number.</summary>
    public double Number(string setting) => (double)Value(setting);

    /// <summary>Makes what it names.</summary>
    /// <exception cref="NameException">It cannot be made, for example since a file is missing.</exception>
    public T Make() => Entry.Make(this);

    /// <inheritdoc/>
    public bool Equals(Named<T>? other) => other is not null && _printed == other._printed;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Named<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_printed, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _printed;

    private object Value(string setting) => _values.TryGetValue(setting, out var value)
        ? value
        : Entry.Settings.FirstOrDefault(s => s.Name == setting)?.Default ?? throw new ArgumentException($"{Entry.Name} has no setting '{setting}'.", nameof(setting));

    private string Print()
    {
        var settings = string.Join(",", Settings.Select(s => $"{s.Key}={NameText.Quote(s.Value, Entry.Operand == Operand.None ? ',' : ':')}"));
        var operand = Entry.Operand switch
        {
            Operand.One when Entry.Otherwise != Within[0]._printed => Within[0]._printed,
            Operand.Several => string.Join('+', Within.Select(w => NameText.Wrap(w._printed))),
            Operand.Text => NameText.Quote(Text),
            _ => "",
        };
        return string.Join(':', new[] { Entry.Name, settings, operand }.Where(part => part.Length > 0));
    }
}
