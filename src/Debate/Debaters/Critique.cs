namespace LearningThePrior.Debate.Debaters;

/// <summary>What a critic says of a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Text">What is wrong with it: untrusted.</param>
/// <param name="Misquoted">Which of its citations do not hold, by index.</param>
public sealed record Critique(Speech Draft, string Text, IReadOnlyList<int> Misquoted);

/// <summary>Reads drafts before they are spoken.</summary>
public interface ICritic
{
    /// <summary>The name under which transcripts record it.</summary>
    string Name { get; }

    /// <summary>Says what is wrong with a draft; null where nothing is.</summary>
    /// <param name="turn">What was asked of the speaker.</param>
    /// <param name="draft">The draft: untrusted, its citations unchecked.</param>
    /// <param name="cancellationToken">Stops the critic.</param>
    ValueTask<Critique?> CriticiseAsync(SpeakingTurn turn, Speech draft, CancellationToken cancellationToken = default);
}
