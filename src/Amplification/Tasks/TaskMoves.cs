using LearningThePrior.Amplification.Overseers;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>The moves of a task's human.</summary>
internal static class TaskMoves
{
    public static OverseerMove<Tokens, Tokens> DoNotKnow { get; } = new OverseerDoesNotKnow<Tokens, Tokens>();

    public static OverseerMove<Tokens, Tokens> Ask(Tokens subquestion) => new OverseerAsks<Tokens, Tokens>(subquestion);

    public static OverseerMove<Tokens, Tokens> Answer(Tokens answer) => new OverseerAnswers<Tokens, Tokens>(answer);
}
