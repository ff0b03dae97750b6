using LearningThePrior.LanguageModels;


namespace LearningThePrior.Gateway;

/// <summary>What an endpoint said it can do, by doing it.</summary>
/// <param name="Model">The model asked.</param>
/// <param name="AnsweredBy">The model that answered, by its own name; null where the endpoint does not say.</param>
/// <param name="LogProbabilities">Whether tokens come with log-probabilities of several alternatives.</param>
/// <param name="Tools">Whether the model calls a tool that it is told to call.</param>
/// <param name="StructuredOutput">Whether a reply keeps to a schema that the words do not mention.</param>
/// <param name="Seeds">Whether one seed gives one reply at temperature 1 while other seeds give others. At most "seems".</param>
public sealed record ProbeReport(
    ModelName Model, string? AnsweredBy, ProbeFinding LogProbabilities, ProbeFinding Tools, ProbeFinding StructuredOutput, ProbeFinding Seeds)
{
    /// <summary>Whether what a message of the system says is followed.</summary>
    public ProbeFinding SystemRole { get; init; } = new(ProbeAnswer.Unclear, "it was not asked");
}

/// <summary>One thing found out.</summary>
/// <param name="Answer">Whether the endpoint can do it.</param>
/// <param name="Evidence">One line for a human that says what was seen.</param>
public sealed record ProbeFinding(ProbeAnswer Answer, string Evidence);

/// <summary>Whether an endpoint can do something.</summary>
public enum ProbeAnswer
{
    /// <summary>It did.</summary>
    Yes,

    /// <summary>It did not, or refused.</summary>
    No,

    /// <summary>What was seen shows neither.</summary>
    Unclear,
}
