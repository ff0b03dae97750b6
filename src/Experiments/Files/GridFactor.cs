using YamlDotNet.RepresentationModel;

namespace LearningThePrior.Experiments.Files;

/// <summary>A factor of a grid: what is varied, and its levels.</summary>
/// <param name="Name">The field that is varied, or a name that the file gives to several fields that are varied together.</param>
/// <param name="Levels">At least one.</param>
internal sealed record GridFactor(string Name, IReadOnlyList<GridLevel> Levels)
{
    public const string Grid = "grid";

    public const string Tournament = "tournament";

    private const int MostCells = 1_000;

    /// <summary>
    /// A list varies the field of that name: <c>prompts: [default, mine]</c>. A mapping gives each level a name and any fields: <c>models: {small: {debater: A, judge: B}, large: ...}</c>.
    /// </summary>
    public static GridFactor Of(string name, YamlNode value, FieldPlace place, IReadOnlyCollection<string> known) => value switch
    {
        YamlSequenceNode list => Checked(name, place, [.. list.Select(item => Level(name, item, place with { Line = item.Start.Line }, known))]),
        YamlMappingNode => Checked(name, place, [.. YamlText.Members(value, place).Select(level =>
            new GridLevel(name, level.Name, [.. YamlText.Members(level.Value, level.Place).Select(f => ExperimentFile.Field(f.Name, f.Value, f.Place, known))]))]),
        _ => throw place.Wrong("a list of levels is wanted, as in [default, mine], or names with fields for each."),
    };

    /// <summary>Every two of the debaters against each other, each called A and B.</summary>
    public static GridFactor OfTournament(YamlNode value, FieldPlace place)
    {
        var debaters = YamlText.Values(value, place);
        if (debaters.Count < 2 || debaters.Distinct(StringComparer.Ordinal).Count() < debaters.Count)
        {
            throw place.Wrong("at least two different debaters are wanted.");
        }

        return Checked("pairing", place,
        [
            .. from i in Enumerable.Range(0, debaters.Count)
               from j in Enumerable.Range(i + 1, debaters.Count - i - 1)
               select new GridLevel("pairing", $"{debaters[i]} - {debaters[j]}", [One("debater", debaters[i]), One("debater-b", debaters[j]), One("swap", "true")]),
        ]);

        ExperimentField One(string name, string text) => new(name, [text], place);
    }

    /// <summary>Every combination of one level of each factor.</summary>
    public static IReadOnlyList<IReadOnlyList<GridLevel>> Product(IReadOnlyList<GridFactor> factors)
    {
        IReadOnlyList<IReadOnlyList<GridLevel>> cells = [[]];
        foreach (var factor in factors)
        {
            cells = [.. from cell in cells from level in factor.Levels select (IReadOnlyList<GridLevel>)[.. cell, level]];
            if (cells.Count > MostCells)
            {
                throw factor.Levels[0].Fields[0].Place.Wrong($"the grid has more than {MostCells} cells.");
            }
        }

        return cells;
    }

    private static GridLevel Level(string name, YamlNode value, FieldPlace place, IReadOnlyCollection<string> known)
    {
        var field = ExperimentFile.Field(name, value, place, known);
        return new(name, field.Text, [field]);
    }

    private static GridFactor Checked(string name, FieldPlace place, IReadOnlyList<GridLevel> levels) =>
        levels.Count == 0 ? throw place.Wrong("there is no level.")
        : levels.GroupBy(l => l.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw place.Wrong($"the level '{twice.Key}' stands twice, and would play the same debates.")
        : levels.FirstOrDefault(l => l.Fields.Count == 0) is { } empty ? throw place.Wrong($"the level '{empty.Name}' sets nothing; name what it changes, or what it keeps as it is.")
        : new(name, levels);
}

/// <summary>One level of a factor.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Name">The level.</param>
/// <param name="Fields">What it sets.</param>
internal sealed record GridLevel(string Factor, string Name, IReadOnlyList<ExperimentField> Fields);
