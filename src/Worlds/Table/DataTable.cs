using System.Globalization;

namespace LearningThePrior.Worlds.Table;

/// <summary>A table as its file has it: named columns of text.</summary>
/// <param name="file">What messages call it.</param>
/// <param name="columns">The columns' names, all different.</param>
/// <param name="rows">Each row's cells, one a column.</param>
/// <param name="lines">The line of the file on which each row begins, from 1.</param>
public sealed class DataTable(string file, IReadOnlyList<string> columns, IReadOnlyList<string[]> rows, IReadOnlyList<int> lines)
{
    /// <summary>What messages call the table.</summary>
    public string File { get; } = file;

    /// <summary>The columns' names in order.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The cells: row, then column.</summary>
    public IReadOnlyList<string[]> Rows { get; } = rows;

    /// <summary>The line of the file on which a row begins, from 1.</summary>
    public IReadOnlyList<int> Lines { get; } = lines;

    /// <summary>The largest number that is read.</summary>
    public const double Largest = 1e15;

    /// <summary>Whether a cell tells nothing: it is empty, "NA", "nan" or "?".</summary>
    public static bool IsMissing(string cell) => cell is "" or "NA" or "?" or "nan" or "NaN";

    /// <summary>The number that a cell is, at most <see cref="Largest"/> either side of zero; null where it is none.</summary>
    public static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= Largest ? value : null;

    /// <summary>A column's place; -1 where there is none of that name.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A column's different cells: as numbers rise where all are numbers, else in the order of their characters.</summary>
    public IReadOnlyList<string> Levels(int column)
    {
        var levels = Rows.Select(r => r[column]).Distinct(StringComparer.Ordinal).ToList();
        return levels.All(l => Number(l) is not null)
            ? [.. levels.OrderBy(l => Number(l)).ThenBy(l => l, StringComparer.Ordinal)]
            : [.. levels.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether the cells that tell anything are numbers, but for one in ten at the most, which are then slips.</summary>
    public bool IsNumeric(int column)
    {
        const int SlipEvery = 10;
        var told = Rows.Select(r => r[column]).Where(cell => !IsMissing(cell)).ToList();
        return told.Count(cell => Number(cell) is null) * SlipEvery <= told.Count;
    }

    /// <summary>The first row, from 0, with a cell of the column that tells something and is no number; -1 where there is none.</summary>
    public int FirstText(int column)
    {
        for (var row = 0; row < Rows.Count; row++)
        {
            if (!IsMissing(Rows[row][column]) && Number(Rows[row][column]) is null)
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>What is wrong in a cell.</summary>
    public TableFormatException Wrong(int row, int column, string problem) => new(File, Lines[row], Columns[column], problem);
}
