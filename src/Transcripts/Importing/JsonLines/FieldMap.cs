namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Where the parts of a debate stand in a line of a file of others: FIELD=PATH, a path being a JSON pointer (RFC 6901).</summary>
/// <remarks>A field that is not mapped is looked for under its own name, for example <c>question</c> at <c>/question</c>.</remarks>
public sealed class FieldMap
{
    /// <summary>The fields, and what each is.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Fields { get; } =
    [
        ("question", "the question; must be there"),
        ("answers", "a list of at least two texts; must be there"),
        ("speeches", "a list; must be there"),
        ("role", "within a speech: who speaks: A, B, debater_a, debater_b, judge, or whatever --role says"),
        ("text", "within a speech: the words"),
        ("round", "within a speech: the round, from 0; otherwise each speaker's count of speeches"),
        ("id", "the debate's name; otherwise line-N"),
        ("question_id", "the unit of clustering; otherwise made of the question"),
        ("protocol", "its name; otherwise debate, consultancy or judge alone, by who speaks"),
        ("correct", "the right answer: its index from 0, or its text"),
        ("judge", "the judge's name; otherwise judge"),
        ("credences", "the verdict: a number for each answer, summing to one"),
        ("story", "what is debated; quotes in <quote> are checked against it"),
        ("title", "the story's title"),
    ];

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = "debater_a",
        ["B"] = "debater_b",
        ["debater_a"] = "debater_a",
        ["debater_b"] = "debater_b",
        ["judge"] = "judge",
    };

    /// <summary>Takes a mapping.</summary>
    /// <param name="paths">FIELD=PATH, each field once.</param>
    /// <param name="roles">NAME=A, NAME=B or NAME=judge: what speakers are called in the file.</param>
    /// <exception cref="ArgumentException">One is not of its form, or names no field.</exception>
    public FieldMap(IEnumerable<string> paths, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(roles);
        foreach (var (field, path) in paths.Select(Split))
        {
            if (Fields.All(f => f.Name != field))
            {
                throw new ArgumentException($"'{field}' is no field; fields are {string.Join(", ", Fields.Select(f => f.Name))}.", nameof(paths));
            }

            if (path.Length > 0 && path[0] != '/')
            {
                throw new ArgumentException($"'{path}' is no JSON pointer; one looks like /{path}.", nameof(paths));
            }

            if (!_paths.TryAdd(field, path))
            {
                throw new ArgumentException($"'{field}' is mapped twice.", nameof(paths));
            }
        }

        foreach (var (name, role) in roles.Select(Split))
        {
            _roles[name] = _roles.GetValueOrDefault(role) ?? throw new ArgumentException($"'{role}' is no role; A, B or judge is expected.", nameof(roles));
        }
    }

    /// <summary>The mapping as one text: the same for the same mapping.</summary>
    internal string Fingerprint => string.Join('\n', _paths.Concat(_roles).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));

    /// <summary>A field that must be there.</summary>
    internal JsonPart Require(JsonPart within, string field) => Find(within, field)
        ?? throw within.Wrong($"'{field}' is not at {Path(field)}; say where with --map {field}=PATH.");

    /// <summary>A field, or null where it is not there; one that was mapped by hand must be.</summary>
    internal JsonPart? Find(JsonPart within, string field)
    {
        var found = Path(field).Split('/').Skip(1)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate((JsonPart?)within, (part, step) => part?.Step(step));
        return found is null && _paths.ContainsKey(field)
            ? throw within.Wrong($"nothing is at {Path(field)}, where --map says that '{field}' is.")
            : found;
    }

    /// <summary>The store's role of a speaker.</summary>
    internal string Role(JsonPart role)
    {
        var name = role.Word();
        return _roles.GetValueOrDefault(name) ?? throw role.Wrong($"'{name}' is no speaker that is known; say who it is, for example with --role {name}=A.");
    }

    private static (string Name, string Value) Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals], text[(equals + 1)..]) : throw new ArgumentException($"'{text}' is not of the form NAME=VALUE.", nameof(text));
    }

    private string Path(string field) => _paths.GetValueOrDefault(field, "/" + field);
}
