using LearningThePrior.Experiments.Registry;
using YamlDotNet.RepresentationModel;

namespace LearningThePrior.Experiments.Files;

/// <summary>
/// An experiment in a file, YAML or JSON: fields that are named as the flags of a command, a <c>grid</c> over any of them, and a <c>tournament</c> of debaters.
/// </summary>
/// <example>
/// <code>
/// questions: questions.csv
/// tree: documents
/// debater: ollama/llama3.1
/// judge: [verbalised:ollama/qwen3, verbalised:ollama/llama3.1]
/// swap: true
/// grid:
///   prompts: [default, mine]
/// </code>
/// </example>
/// <param name="Fields">What all cells share.</param>
/// <param name="Cells">Every combination of the grid's levels, the last factor changing fastest.</param>
public sealed record ExperimentFile(IReadOnlyDictionary<string, ExperimentField> Fields, IReadOnlyList<ExperimentCell> Cells)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, <c>.yaml</c>, <c>.yml</c> or <c>.json</c>.</param>
    /// <param name="known">The names of fields that there are; any other is refused with the nearest.</param>
    /// <exception cref="InvalidDataException">What is wrong, with file, line and field.</exception>
    public static ExperimentFile Read(string path, IReadOnlyCollection<string> known)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(known);
        var root = YamlText.Read(path);
        Dictionary<string, ExperimentField> fields = new(StringComparer.Ordinal);
        List<GridFactor> factors = [];
        foreach (var (name, value, place) in YamlText.Members(root, new(path, 1, "")))
        {
            switch (name)
            {
                case GridFactor.Grid:
                    factors.AddRange(YamlText.Members(value, place).Select(f => GridFactor.Of(f.Name, f.Value, f.Place, known)));
                    break;
                case GridFactor.Tournament:
                    factors.Add(GridFactor.OfTournament(value, place));
                    break;
                default:
                    fields[name] = Field(name, value, place, known);
                    break;
            }
        }

        foreach (var twice in factors.SelectMany(f => f.Levels.SelectMany(l => l.Fields)).Where(f => f.Place.Field.StartsWith(GridFactor.Tournament, StringComparison.Ordinal) && fields.ContainsKey(f.Name)))
        {
            throw fields[twice.Name].Place.Wrong("the tournament says who debates; leave this out.");
        }

        return new(fields, [.. GridFactor.Product(factors).Select(levels => Cell(fields, levels))]);
    }

    /// <summary>A field by its name.</summary>
    internal static ExperimentField Field(string name, YamlNode value, FieldPlace place, IReadOnlyCollection<string> known) => known.Contains(name)
        ? new(name, YamlText.Values(value, place), place)
        : throw place.Wrong($"there is no field '{name}'{NearMiss.Hint(name, [.. known, GridFactor.Grid, GridFactor.Tournament])}");

    private static ExperimentCell Cell(Dictionary<string, ExperimentField> shared, IReadOnlyList<GridLevel> levels)
    {
        Dictionary<string, ExperimentField> fields = new(shared, StringComparer.Ordinal);
        foreach (var field in levels.SelectMany(l => l.Fields))
        {
            fields[field.Name] = field;
        }

        return new(new SortedDictionary<string, string>(levels.ToDictionary(l => l.Factor, l => l.Name), StringComparer.Ordinal), fields);
    }
}
