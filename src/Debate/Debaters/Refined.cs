namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// Any debater, made better by criticism: it drafts, a critic reads, and it drafts anew with the critique at hand, until the
/// critic is content or the rounds are over (critique-and-refine, Khan et al. 2024).
/// </summary>
/// <remarks>A debater that cannot listen drafts the same again; citations that the last critique names are then left out.</remarks>
public sealed class Refined : IDebater
{
    private readonly IDebater _inner;
    private readonly ICritic _critic;
    private readonly int _rounds;

    /// <summary>Wraps a debater.</summary>
    /// <param name="inner">Who drafts.</param>
    /// <param name="critic">Who reads.</param>
    /// <param name="rounds">How often a draft may be bettered.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounds"/> is not positive.</exception>
    public Refined(IDebater inner, ICritic critic, int rounds = 1)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(critic);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        (_inner, _critic, _rounds) = (inner, critic, rounds);
    }

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"refined({_inner.Name}, {_critic.Name}, rounds={_rounds})");

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var draft = await _inner.SpeakAsync(turn, cancellationToken);
        var critique = await _critic.CriticiseAsync(turn, draft, cancellationToken);
        for (var round = 0; round < _rounds && critique is not null; round++)
        {
            draft = await _inner.SpeakAsync(turn with { Critique = critique, Seed = turn.Seed.For("draft", round) }, cancellationToken);
            critique = await _critic.CriticiseAsync(turn, draft, cancellationToken);
        }

        return critique is null
            ? draft
            : draft with { Citations = [.. draft.Citations.Where((_, i) => !critique.Misquoted.Contains(i))] };
    }
}
