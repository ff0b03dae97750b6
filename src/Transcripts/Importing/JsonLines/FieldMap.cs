using System.Globalization;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Where the parts of a debate stand in a line of a file of others: FIELD=PATH, a path being a JSON pointer (RFC 6901).</summary>
/// <remarks>
/// A field of <see cref="Fields"/> that is not mapped is looked for under its own name, for example <c>question</c> at <c>/question</c>; one
/// of <see cref="MappedFields"/> only where it is mapped.
/// </remarks>
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
        ("correct", "the right answer: its index from 0, its letter, or its text"),
        ("judge", "the judge's name; otherwise judge"),
        ("credences", "the verdict: a number for each answer, summing to one; a list of such: one a stage"),
        ("story", "what is debated; quotes in <quote> are checked against it"),
        ("title", "the story's title"),
    ];

    /// <summary>Fields that are read only where they are mapped.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> MappedFields { get; } =
    [
        ("answer_a", "the first answer, where the two stand in fields of their own"),
        ("answer_b", "the second"),
        ("speech_a", "A's speech, where speeches stand in fields of their own; speech_a.1, speech_a.2 and so on are the rounds after it"),
        ("speech_b", "B's; also speech_b.1 and so on"),
        ("debater_a", "what A is called; also debater_b"),
        ("debater_b", "what B is called"),
        ("model_a", "which model A is; also model_b"),
        ("model_b", "which model B is"),
        ("label.NAME", "a label, to group by: any NAME"),
        ("swap", "true where the sides are swapped against the first of a pair"),
        ("sample", "which repetition, from 0"),
        ("cost", "what the debate cost, in US dollars"),
        ("failure", "why the debate failed; a text that is not empty marks it as failed"),
        ("judges", "a list of judges, or an object of them by name; the fields below are then within each"),
        ("stage", "within a judge: how many rounds were heard; the last of each judge is the verdict"),
        ("final", "within a judge: whether it is the verdict"),
        ("order", "within a judge: as_played or mirrored"),
        ("judge_kind", "within a judge: human, model, simulated or trained; otherwise imported"),
        ("reply", "within a judge: its words"),
        ("error", "within a judge: why its call failed; a text that is not empty makes a failed verdict"),
    ];

    /// <summary>The fields that are of a judge's: in a table whose rows are judgements, those that rows of one debate may differ in.</summary>
    internal static IReadOnlyList<string> OfJudges { get; } = ["judge", "credences", "judges", "stage", "final", "order", "judge_kind", "reply", "error"];

    /// <summary>What fields of speeches that stand in fields of their own begin with.</summary>
    internal static IReadOnlyList<string> Speeches { get; } = ["speech_a", "speech_b"];

    /// <summary>What a field of <see cref="MappedFields"/> for a label begins with.</summary>
    internal const string Label = "label.";

    /// <summary>The role of a speaker that is no side.</summary>
    internal const string None = "none";

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
    /// <param name="roles">NAME=A, NAME=B, NAME=judge, or NAME=none for a speaker that is no side: what speakers are called in the file.</param>
    /// <exception cref="ArgumentException">One is not of its form, or names no field.</exception>
    public FieldMap(IEnumerable<string> paths, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(roles);
        foreach (var (field, path) in paths.Select(Split))
        {
            if (!(field.StartsWith(Label, StringComparison.Ordinal) && field.Length > Label.Length) && !IsSpeech(field) && Fields.Concat(MappedFields).All(f => f.Name != field))
            {
                throw new ArgumentException($"--map {field}={path}: '{field}' is no field; fields are {string.Join(", ", Fields.Concat(MappedFields).Select(f => f.Name))}.", nameof(paths));
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
            _roles[name] = role == None ? None : _roles.GetValueOrDefault(role) ?? throw new ArgumentException($"'{role}' is no role; A, B, judge or none is expected.", nameof(roles));
        }
    }

    /// <summary>In which form judges' beliefs are stated. Default: a share for each answer.</summary>
    public CredenceForm Credences { get; init; }

    /// <summary>Whether credences that do not sum to one are divided by their sum, which the report then says of each; otherwise they are refused.</summary>
    public bool Normalise { get; init; }

    /// <summary>The names of the labels that are mapped.</summary>
    internal IEnumerable<string> Labels => _paths.Keys.Where(p => p.StartsWith(Label, StringComparison.Ordinal)).Select(p => p[Label.Length..]).Order(StringComparer.Ordinal);

    /// <summary>The mapping as one text: the same for the same mapping.</summary>
    internal string Fingerprint => string.Join('\n', _paths.Concat(_roles).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))
        + (Credences == CredenceForm.Shares && !Normalise ? "" : $"\n{Credences} {Normalise}");

    /// <summary>Where a field stands, as a JSON pointer; null where it is read only if mapped, and is not.</summary>
    internal string? Path(string field) =>
        _paths.TryGetValue(field, out var path) ? path : Fields.Any(f => f.Name == field) ? "/" + field : null;

    /// <summary>The same as names of members, from the outermost in: of a table's row the first is a column; null where there is no path.</summary>
    internal IReadOnlyList<string>? Steps(string field) => Path(field) is { } path
        ? [.. path.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]
        : null;

    /// <summary>Whether the user said where a field stands.</summary>
    internal bool IsMapped(string field) => _paths.ContainsKey(field);

    /// <summary>All fields of which it is known where they stand, if they do.</summary>
    internal IEnumerable<string> Known => Fields.Select(f => f.Name).Concat(Mapped).Distinct();

    /// <summary>All fields of which the user said where they stand.</summary>
    internal IEnumerable<string> Mapped => _paths.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a speaker is; null where the name is not known.</summary>
    internal string? Role(string speaker) => _roles.GetValueOrDefault(speaker);

    /// <summary>The mapped fields of speeches in the order in which they are made: role and round.</summary>
    internal IEnumerable<(string Field, string Role, int Round)> MappedSpeeches => _paths.Keys.Where(IsSpeech)
        .Select(f => (Field: f, Role: f.StartsWith(Speeches[0], StringComparison.Ordinal) ? "debater_a" : "debater_b", Round: f.Length > Speeches[0].Length ? int.Parse(f[(Speeches[0].Length + 1)..], CultureInfo.InvariantCulture) : 0))
        .OrderBy(f => f.Round).ThenBy(f => f.Role, StringComparer.Ordinal);

    private static bool IsSpeech(string field) => Speeches.Any(s => field == s
        || (field.StartsWith(s + ".", StringComparison.Ordinal) && int.TryParse(field[(s.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var round) && round is > 0 and < 1_000));

    private static (string Name, string Value) Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals], text[(equals + 1)..]) : throw new ArgumentException($"'{text}' is not of the form NAME=VALUE.", nameof(text));
    }
}
