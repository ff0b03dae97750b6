namespace LearningThePrior.Debate.Debaters.Attacks;

/// <summary>
/// Takes the floor and says that it has nothing to add: the placebo beside attacks, since having the last word alone moves some judges.
/// </summary>
public sealed class NothingToAdd : IDebater
{
    /// <inheritdoc/>
    public string Name => "nothing-to-add";

    /// <inheritdoc/>
    public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default) => new(new Speech("I have nothing to add.", [], []));
}
