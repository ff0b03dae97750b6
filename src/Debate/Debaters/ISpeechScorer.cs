namespace LearningThePrior.Debate.Debaters;

/// <summary>Says how good a speech is for the side that makes it.</summary>
public interface ISpeechScorer
{
    /// <summary>The name under which transcripts record it.</summary>
    string Name { get; }

    /// <summary>Scores a speech before it is made; higher is better for the speaker, and never NaN.</summary>
    /// <param name="turn">What was asked of the speaker.</param>
    /// <param name="speech">The draft: untrusted, its citations unchecked.</param>
    /// <param name="cancellationToken">Stops the scoring.</param>
    ValueTask<double> ScoreAsync(SpeakingTurn turn, Speech speech, CancellationToken cancellationToken = default);
}
