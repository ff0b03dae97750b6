namespace LearningThePrior.Experiments.Registry;

/// <summary>All names of one kind. Immutable: <see cref="With"/> gives another catalog.</summary>
/// <typeparam name="T">What the names make.</typeparam>
public sealed class Catalog<T> : ICatalog
    where T : class
{
    private readonly Entry<T>[] _entries;

    internal Catalog(string kind, IEnumerable<Entry<T>> entries)
    {
        (Kind, _entries) = (kind, [.. entries]);
        if (_entries.GroupBy(e => e.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two {kind}s named '{twice.Key}'.", nameof(entries));
        }
    }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <inheritdoc cref="ICatalog.Entries"/>
    public IReadOnlyList<Entry<T>> Entries => _entries;

    /// <inheritdoc/>
    IReadOnlyList<IEntry> ICatalog.Entries => _entries;

    /// <summary>The catalog with further names.</summary>
    /// <exception cref="ArgumentException">One of them is taken.</exception>
    public Catalog<T> With(params IEnumerable<Entry<T>> entries) => new(Kind, [.. _entries, .. entries]);

    /// <summary>Reads a name; nothing is made yet.</summary>
    /// <param name="text">For example <c>bounded:checks=2</c> or <c>panel:bounded+(noisy:bias=1,temperature=2)</c>.</param>
    /// <exception cref="NameException">The name or a setting is unknown, or a value is out of range; the message suggests the nearest name.</exception>
    public Named<T> Parse(string text) => new NameParser<T>(this).Parse(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Reads a name and makes what it names.</summary>
    /// <exception cref="NameException">See <see cref="Parse"/>.</exception>
    public T Make(string text) => Parse(text).Make();

    /// <summary>A name put together from values rather than read.</summary>
    /// <param name="name">A registered name.</param>
    /// <param name="settings">Settings, each as it would be written; null for the defaults.</param>
    /// <param name="within">The names within, in order.</param>
    /// <param name="text">The text operand.</param>
    /// <exception cref="NameException">See <see cref="Parse"/>.</exception>
    public Named<T> Of(string name, IEnumerable<KeyValuePair<string, string>>? settings = null, IReadOnlyList<Named<T>>? within = null, string text = "")
    {
        var entry = Find(name) ?? throw new NameException($"there is no {Kind} '{name}'{Hint(name)}");
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in settings ?? [])
        {
            var setting = entry.Settings.FirstOrDefault(s => s.Is(key))
                ?? throw new NameException($"there is no setting '{key}'{NearMiss.Hint(key, entry.Settings.Select(s => s.Name))}");
            if (!values.TryAdd(setting.Name, setting.Read(value)))
            {
                throw new NameException($"{setting.Name} is set twice.");
            }
        }

        return new(entry, values, Within(entry, within ?? []), text);
    }

    internal Entry<T>? Find(string name) => Array.Find(_entries, e => e.Name == name);

    internal Entry<T>? FindBare(string text) => Array.Find(_entries, e => e.Bare?.IsOne(text) == true);

    internal string Hint(string name) => NearMiss.Hint(name, [.. _entries.Select(e => e.Name), .. _entries.Select(e => e.Bare?.Form).OfType<string>()]);

    private IReadOnlyList<Named<T>> Within(Entry<T> entry, IReadOnlyList<Named<T>> within) => (entry.Operand, within.Count) switch
    {
        (Operand.One, 0) when entry.Otherwise is { } otherwise => [Parse(otherwise)],
        (Operand.One, 1) or (Operand.Several, > 0) or (Operand.None or Operand.Text, 0) => within,
        (Operand.None or Operand.Text, _) => throw new NameException($"{entry.Name} takes no {Kind} within it."),
        _ => throw new NameException($"a {Kind} is missing, as in {entry.Name}:{_entries[0].Name}."),
    };
}
