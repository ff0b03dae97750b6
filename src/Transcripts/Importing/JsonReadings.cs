using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Which values of one JSON file were read.</summary>
/// <param name="where">What errors call the file.</param>
internal sealed class JsonReadings(string where)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _general = new(StringComparer.Ordinal);

    public string Where { get; } = where;

    /// <summary>The pointer of a member.</summary>
    public static string Below(string pointer, string name) =>
        pointer + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The pointer of an element.</summary>
    public static string Below(string pointer, int index) => FormattableString.Invariant($"{pointer}/{index}");

    public void Take(string pointer)
    {
        _taken.Add(pointer);
        Touch(pointer);
    }

    public void Keep(string pointer)
    {
        _kept.Add(pointer);
        Touch(pointer);
    }

    public void Generalise(string pointer) => _general.Add(pointer);

    public IEnumerable<(string Pointer, string Pattern, JsonElement Value)> Left(JsonElement value, string pointer, string pattern)
    {
        if (_kept.Contains(pointer) || !_touched.Contains(pointer))
        {
            return [(pointer, pattern, value)];
        }

        return _taken.Contains(pointer) ? [] : value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(m =>
                Left(m.Value, Below(pointer, m.Name), _general.Contains(pointer) ? pattern + "/*" : Below(pattern, m.Name))),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Left(item, Below(pointer, i), pattern + "/*")),
            _ => [],
        };
    }

    private void Touch(string pointer)
    {
        while (_touched.Add(pointer) && pointer.Length > 0)
        {
            pointer = pointer[..pointer.LastIndexOf('/')];
        }
    }
}
