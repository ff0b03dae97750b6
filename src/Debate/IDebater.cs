namespace LearningThePrior.Debate;

/// <summary>Whoever argues for a position: exact, simulated, trained, a language model or a human.</summary>
/// <remarks>
/// Holds no state between turns: everything it may know is in the turn. Exceptions reach the caller of the protocol and
/// never become a speech.
/// </remarks>
public interface IDebater
{
    /// <summary>The name under which transcripts record it.</summary>
    string Name { get; }

    /// <summary>Says something.</summary>
    /// <param name="turn">What is asked, and all that may be known.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default);
}
