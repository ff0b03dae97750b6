namespace LearningThePrior.Worlds;

/// <summary>A text is no question of a world; whoever reads it from a file adds the file and the line.</summary>
public sealed class QuestionFormatException : FormatException
{
    /// <summary>Says what is wrong with which part of the text.</summary>
    /// <param name="field">The part, such as "date" or "path".</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public QuestionFormatException(string field, string problem)
        : base($"{field}: {problem}") => Field = field;

    /// <summary>The part that is wrong.</summary>
    public string Field { get; }
}
