namespace LearningThePrior.ModelServing;

/// <summary>What the model says.</summary>
/// <param name="Text">The words.</param>
public sealed record Answer(string Text)
{
    /// <summary>Calls of tools.</summary>
    public IReadOnlyList<AnswerCall> Calls { get; init; } = [];

    /// <summary>The text's tokens; null to have it cut into words of probability .9.</summary>
    public IReadOnlyList<AnswerToken>? Tokens { get; init; }

    /// <summary>Why it ended; null for the usual reason.</summary>
    public string? Finish { get; init; }
}

/// <summary>A call of a tool.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">JSON.</param>
public sealed record AnswerCall(string Name, string Arguments);

/// <summary>A token of the text.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Top">What else might have stood there, the likeliest first.</param>
public sealed record AnswerToken(string Text, double Probability, IReadOnlyList<(string Text, double Probability)> Top);
