namespace LearningThePrior.Transcripts;

/// <summary>A journal that cannot be read: says where.</summary>
public sealed class JournalException : IOException
{
    /// <summary>Names the place and what is wrong there.</summary>
    public JournalException(string file, long line, string? field, string problem, Exception? inner = null)
        : base(FormattableString.Invariant($"{file}, line {line}, field {field ?? "$"}: {problem}"), inner) =>
        (File, Line, Field) = (file, line, field);

    /// <summary>The journal's name.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The JSON path within the line, where one is known.</summary>
    public string? Field { get; }
}
