namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// Any debater, made better by choice: of <see cref="Candidates"/> speeches the one that a scorer likes best is made, from
/// whichever side it is (Khan et al. 2024). The first of equals is taken; all stand in the transcript with their scores.
/// </summary>
public sealed class BestOfN : IDebater
{
    private readonly IDebater _inner;
    private readonly ISpeechScorer _scorer;

    /// <summary>Wraps a debater.</summary>
    /// <param name="inner">Who drafts.</param>
    /// <param name="scorer">Who chooses.</param>
    /// <param name="candidates">How many drafts, each with a seed of its own; at most 64.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="candidates"/> is not from 1 to 64.</exception>
    public BestOfN(IDebater inner, ISpeechScorer scorer, int candidates)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(candidates);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates, SpeechLimits.Candidates);
        (_inner, _scorer, Candidates) = (inner, scorer, candidates);
    }

    /// <summary>How many drafts there are.</summary>
    public int Candidates { get; }

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"best-of-{Candidates}({_inner.Name}, {_scorer.Name})");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The scorer gave NaN.</exception>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (best, bestScore) = (default(Speech), double.NegativeInfinity);
        var candidates = new List<Candidate>(Candidates);
        for (var i = 0; i < Candidates; i++)
        {
            var speech = await _inner.SpeakAsync(turn with { Seed = turn.Seed.For("candidate", i), Draft = (turn.Draft * Candidates) + i }, cancellationToken);
            var score = await _scorer.ScoreAsync(turn, speech, cancellationToken);
            if (double.IsNaN(score))
            {
                throw new InvalidOperationException($"The scorer {_scorer.Name} gave a score that is not a number.");
            }

            candidates.Add(new(speech.Text, score));
            (best, bestScore) = best is null || score > bestScore ? (speech, score) : (best, bestScore);
        }

        return best! with { Candidates = candidates };
    }
}
