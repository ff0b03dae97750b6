namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Finds the fields of a map in one object after another, and remembers which were met at all.</summary>
/// <param name="map">Where things stand.</param>
internal sealed class FieldReader(FieldMap map)
{
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    public FieldMap Map { get; } = map;

    /// <summary>Whether what is read are rows of a table, in which any cell may be empty.</summary>
    public bool OfTable { get; set; }

    /// <summary>A field that was mapped and stood in no object; null where there is none.</summary>
    public string? NeverMet => Map.Mapped.FirstOrDefault(f => !_met.Contains(f));

    /// <summary>A field that must be there.</summary>
    public JsonPart Require(JsonPart within, string field) => Find(within, field)
        ?? throw within.Wrong($"'{field}' is not at {Map.Path(field)}; say where with --map {field}=PATH.");

    /// <summary>A field, or null where it is not there; one that was mapped by hand must be, unless debates may lack it.</summary>
    public JsonPart? Find(JsonPart within, string field)
    {
        if (Map.Steps(field) is not { } steps)
        {
            return null;
        }

        var found = steps.Aggregate((JsonPart?)within, (part, step) => part?.Step(step));
        if (found is not null)
        {
            _met.Add(field);
        }

        return found is null && Map.IsMapped(field) && !OfTable && !MayLack(field)
            ? throw within.Wrong($"nothing is at {Map.Path(field)}, where --map says that '{field}' is.")
            : found;
    }

    /// <summary>The store's role of a speaker; null where it is no side.</summary>
    public string? Role(JsonPart role)
    {
        var name = role.Word();
        var known = Map.Role(name) ?? throw role.Wrong($"'{name}' is no speaker that is known; say who it is, for example with --role \"{name}=A\", or \"{name}=none\" where it is no side.");
        return known == FieldMap.None ? null : known;
    }

    /// <summary>What some debates have and others do not: verdicts, failures, replies, labels, a second debater.</summary>
    private static bool MayLack(string field) =>
        field is "credences" or "failure" or "error" or "reply" or "final" or "cost" or "debater_a" or "debater_b" or "model_a" or "model_b"
        || field.StartsWith(FieldMap.Label, StringComparison.Ordinal) || field.StartsWith(FieldMap.Speeches[0], StringComparison.Ordinal) || field.StartsWith(FieldMap.Speeches[1], StringComparison.Ordinal);
}
