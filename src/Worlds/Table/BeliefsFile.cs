using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace LearningThePrior.Worlds.Table;

/// <summary>Reads and writes a file of beliefs, as JSON.</summary>
public static class BeliefsFile
{
    private const double MostLogOdds = 10;

    /// <summary>Reads beliefs and checks that they fit a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table that they are about.</param>
    /// <exception cref="TableFormatException">The file is none of beliefs, or does not fit the table; the message names the field.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TableBeliefs Load(string path, DataTable table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(File.ReadAllText(path), path, table);
    }

    /// <summary>Reads beliefs from text and checks that they fit a table.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="table">The table that they are about.</param>
    /// <exception cref="TableFormatException">The text is none of beliefs, or does not fit the table; the message names the field.</exception>
    public static TableBeliefs Parse(string text, string file, DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableBeliefs beliefs;
        try
        {
            beliefs = JsonSerializer.Deserialize(text, BeliefsJson.Default.TableBeliefs) ?? throw new TableFormatException(file, null, "$", "null stands where an object is expected.");
        }
        catch (JsonException e)
        {
            throw new TableFormatException(file, (int?)e.LineNumber + 1, e.Path is null or "" ? "$" : e.Path, $"{e.Message.Split(" Path:")[0].TrimEnd('.')}; 'ltp beliefs' writes a file to start from.");
        }

        Check(beliefs, file, table);
        return beliefs;
    }

    /// <summary>Writes beliefs as JSON, with a line end.</summary>
    public static string Write(TableBeliefs beliefs) => JsonSerializer.Serialize(beliefs, BeliefsJson.Default.TableBeliefs) + "\n";

    /// <summary>The JSON Schema (draft 2020-12) of a file of beliefs.</summary>
    public static string Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "beliefs about a table, of LearningThePrior",
        };
        foreach (var (key, value) in BeliefsJson.Default.TableBeliefs.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true }).AsObject().ToArray())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(BeliefsJson.Default.Options).ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<double> Strengths(ColumnBelief belief) => [.. new[] { belief.Low, belief.High, belief.Spread }.OfType<double>(), .. belief.Levels?.Values ?? []];

    private static void Check(TableBeliefs beliefs, string file, DataTable table)
    {
        TableFormatException Wrong(string field, string problem) => new(file, null, field, problem);
        if (beliefs.Schema != TableBeliefs.CurrentSchema)
        {
            throw Wrong("schema", $"'{beliefs.Schema}' is not {TableBeliefs.CurrentSchema}, which this version reads.");
        }

        var label = beliefs.Label;
        if (!(label.Width > 0) || !(label.Step >= 0) || !(beliefs.ClassDeviations is >= 0 and <= 1))
        {
            throw Wrong("label", "width must be above 0, step at least 0, and class_deviations from 0 to 1.");
        }

        foreach (var (name, belief) in beliefs.Columns)
        {
            var field = $"columns.{name}";
            if (table.IndexOf(name) < 0)
            {
                throw Wrong(field, $"{table.File} has no such column; it has {string.Join(", ", table.Columns.Take(20))}.");
            }

            if (name == beliefs.Period || name == label.Column)
            {
                throw Wrong(field, "this is the period or the label; leave it out of the columns.");
            }

            if (belief is null)
            {
                throw Wrong(field, "null stands where a belief is expected; write one, or leave the column out.");
            }

            if (Strengths(belief).FirstOrDefault(s => !(Math.Abs(s) <= MostLogOdds)) is var strong and not 0)
            {
                throw Wrong(field, FormattableString.Invariant($"{strong} is beyond what log odds a standard deviation or a level can be; write from -{MostLogOdds} to {MostLogOdds}."));
            }

            if (belief.Low is { } low && belief.High is { } high && !(low < high))
            {
                throw Wrong(field, FormattableString.Invariant($"low ({low}) must be below high ({high})."));
            }

            if (belief.Low is null != belief.High is null)
            {
                throw Wrong(field, "give both low and high, or neither.");
            }

            if (belief.Spread is <= 0 || belief.Lost is < 0 or > 1)
            {
                throw Wrong(field, "spread must be above 0, and lost from 0 to 1.");
            }

            if (belief.Type == ColumnType.Grade && !(belief.Grades?.Count >= 2 && belief.Grades.Distinct().Count() == belief.Grades.Count))
            {
                throw Wrong(field, "a grade needs at least two grades from lowest to highest, each named once.");
            }

            if (!label.Ordered && (label.Classes?.Count ?? 3) > 2 && (belief.Levels?.Values.Any(m => m != 0) is true || belief.Low + belief.High is > 1e-9 or < -1e-9))
            {
                throw Wrong(field, "the classes have no order, so that no class is the next one: write an interval about 0, and levels of 0.");
            }
        }
    }
}

/// <summary>How beliefs are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(LowerCase<ColumnType>), typeof(LowerCase<Lasting>)])]
[JsonSerializable(typeof(TableBeliefs))]
internal sealed partial class BeliefsJson : JsonSerializerContext;

/// <summary>Writes the names of an enumeration in lower case.</summary>
internal sealed class LowerCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
