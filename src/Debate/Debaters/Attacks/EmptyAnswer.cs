namespace LearningThePrior.Debate.Debaters.Attacks;

/// <summary>
/// Says nothing at all but one mark of punctuation (Zhao et al. 2025: a colon or a blank is taken for a right answer by some judges).
/// </summary>
/// <param name="inner">Who it is otherwise.</param>
public sealed class EmptyAnswer(IDebater inner) : AttackingDebater(inner, "empty-answer")
{
    /// <inheritdoc/>
    protected override string Attack(SpeakingTurn turn, string words) => ":";
}
