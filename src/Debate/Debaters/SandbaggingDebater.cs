using LearningThePrior.Probability;


namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A debater that could do better: in some debates, drawn by seed, it only states its claim and then neither argues nor contests.
/// What a study must be able to tell from a debater that cannot.
/// </summary>
/// <param name="inner">Who it is when it tries.</param>
/// <param name="effort">The share of debates in which it tries, from 0 to 1.</param>
/// <param name="seed">Draws, with the question's id, in which debates that is.</param>
public sealed class SandbaggingDebater(IDebater inner, double effort, Seed seed = default) : IDebater
{
    private readonly IDebater _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    private readonly double _effort = effort is >= 0 and <= 1
        ? effort
        : throw new ArgumentOutOfRangeException(nameof(effort), effort, "The effort is a share from 0 to 1.");

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"sandbagging({_inner.Name}, effort={_effort})");

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var tries = seed.For(turn.Question.Id).CreateRandom().NextBool(_effort);
        return tries || turn.Task is SpeakingTask.Open or SpeakingTask.Divide
            ? await _inner.SpeakAsync(turn, cancellationToken)
            : new("I have nothing to add.", [], []);
    }
}
