using System.Globalization;
using LearningThePrior.Transcripts.Importing;

namespace LearningThePrior.Experiments.Debating;

/// <summary>One line of a user's own D or D*.</summary>
/// <param name="Id">Names it within its file.</param>
/// <param name="X">What is asked.</param>
/// <param name="Y">What was observed; null in D* where nobody knows yet.</param>
/// <param name="IsNew">Whether it belongs to D* rather than to D.</param>
public sealed record LabelledExample(string Id, string X, string? Y, bool IsNew);

/// <summary>
/// Reads a user's D and D* from JSON lines (.jsonl, .ndjson) or CSV (.csv): <c>x</c>, <c>split</c> (<c>d</c> or <c>d_star</c>), <c>y</c> (which may
/// be left out in D*), and if wanted <c>id</c>.
/// </summary>
public static class ExampleFile
{
    private const string Observed = "d";
    private const string New = "d_star";

    /// <summary>Reads all examples.</summary>
    /// <param name="path">The file.</param>
    /// <returns>At least one example of D and one of D*, with at least two different y among them.</returns>
    /// <exception cref="InvalidDataException">What is wrong, with file, line and field.</exception>
    public static IReadOnlyList<LabelledExample> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"there is no file {path}; examples are expected there, as .jsonl or .csv.");
        }

        var examples = QuestionFile.Rows(path).Select(row => Read(row.Row, row.Line)).ToList();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var wrong = examples.Find(e => !ids.Add(e.Id)) is { } twice ? $"two examples have the id '{twice.Id}'; give each its own."
            : examples.TrueForAll(e => e.IsNew) ? $"holds no example of D; give those that were observed the split '{Observed}'."
            : !examples.Exists(e => e.IsNew) ? $"holds no example of D*; give those that are to be predicted the split '{New}'."
            : examples.Select(e => e.Y).OfType<string>().Distinct(StringComparer.Ordinal).Count() < 2 ? "all y are the same; at least two labels are expected."
            : null;
        return wrong is null ? examples : throw new InvalidDataException($"{path}: {wrong}");
    }

    private static LabelledExample Read(JsonPart row, long line)
    {
        var split = row["split"];
        var isNew = split.Text() switch
        {
            Observed => false,
            New => true,
            _ => throw split.Wrong($"'{Observed}' or '{New}' is expected."),
        };
        var y = row.Find("y")?.Word();
        if (y is null && !isNew)
        {
            throw row.Wrong($"'y' is missing; only examples of {New} may leave it out.");
        }

        return new(
            row.Find("id") is { } id ? id.Word() : string.Create(CultureInfo.InvariantCulture, $"e{line}"),
            Filled(row["x"]),
            y is null || y.Trim().Length > 0 ? y : throw row["y"].Wrong("a label is expected; it is blank."),
            isNew);
    }

    private static string Filled(JsonPart part) =>
        part.Text() is var text && !string.IsNullOrWhiteSpace(text) ? text : throw part.Wrong("a text is expected; it is blank.");
}
