using System.Globalization;

namespace LearningThePrior.Worlds.Table;

/// <summary>A table or a file of beliefs cannot be used; the message says "file:line: column: what is wrong and what to do".</summary>
public sealed class TableFormatException : FormatException
{
    /// <summary>Says what is wrong where.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line of the file, from 1; null where it is about the file or a whole column.</param>
    /// <param name="column">The column, or the field of a file of beliefs.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public TableFormatException(string file, int? line, string column, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{(line is { } l ? $"{l}:" : "")} {column}: {problem}")) =>
        (File, Line, Column) = (file, line, column);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line of the file, from 1; null where it is about the file or a whole column.</summary>
    public int? Line { get; }

    /// <summary>The column, or the field of a file of beliefs.</summary>
    public string Column { get; }
}
