using System.Globalization;

namespace LearningThePrior.Experiments.Files;

/// <summary>A field of an experiment's file with its values, and where it stands.</summary>
/// <param name="Name">The field's name, as a flag without its dashes.</param>
/// <param name="Values">Its values as they were written; several where it is a list, none where it is an empty one.</param>
/// <param name="Place">File, line and field, for errors.</param>
public sealed record ExperimentField(string Name, IReadOnlyList<string> Values, FieldPlace Place)
{
    /// <summary>The values as one text, for labels and tables.</summary>
    public string Text => string.Join(", ", Values);
}

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The field, with those that it lies in before it.</param>
public sealed record FieldPlace(string File, long Line, string Field)
{
    /// <summary>The error that says what is wrong there.</summary>
    public InvalidDataException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}{(Field.Length > 0 ? $", {Field}" : "")}: {what}"));
}

/// <summary>One cell of an experiment: what is played in it.</summary>
/// <param name="Factors">What tells it from other cells: the grid's factors with this cell's levels. Empty where there is one cell.</param>
/// <param name="Fields">All fields of the cell by name: those of the file, and in their place those of its levels.</param>
public sealed record ExperimentCell(IReadOnlyDictionary<string, string> Factors, IReadOnlyDictionary<string, ExperimentField> Fields);
