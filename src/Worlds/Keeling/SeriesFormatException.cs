using System.Globalization;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>A file of dates and values cannot be read; the message says "file:line: field: what is wrong and what to do".</summary>
public sealed class SeriesFormatException : FormatException
{
    /// <summary>Says what is wrong where.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="field">"date", "value" or "rows".</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public SeriesFormatException(string file, int line, string field, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {field}: {problem}")) =>
        (File, Line, Field) = (file, line, field);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>"date", "value" or "rows".</summary>
    public string Field { get; }
}
