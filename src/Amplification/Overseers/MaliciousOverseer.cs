using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>An overseer who, on a fixed share of questions, gives an answer that he takes to be wrong: drawn from all others than his own.</summary>
/// <param name="inner">The overseer.</param>
/// <param name="share">Of how many questions, from 0 to 1; which they are is drawn once.</param>
/// <param name="draw">Draws a possible answer to a question; "do not know" may be one.</param>
/// <param name="seed">Draws the questions.</param>
public sealed class MaliciousOverseer<TQuestion, TAnswer>(
    IOverseer<TQuestion, TAnswer> inner, double share, Func<TQuestion, SeededRandom, Reply<TAnswer>> draw, Seed seed = default)
    : IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    // Where an answer is the only possible one there is no other to give.
    private const int Tries = 100;

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"{inner.Name}, malicious in {share}");

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var move = await inner.NextAsync(consultation, cancellationToken);
        var random = seed.For($"{consultation.Context}/{consultation.Question}").CreateRandom();
        if (move is not OverseerAnswers<TQuestion, TAnswer> said || !random.NextBool(share))
        {
            return move;
        }

        for (var i = 0; i < Tries; i++)
        {
            var other = draw(consultation.Question, random);
            if (!other.IsKnown || !EqualityComparer<TAnswer>.Default.Equals(other.Value, said.Value))
            {
                return other.IsKnown ? said with { Value = other.Value! } : new OverseerDoesNotKnow<TQuestion, TAnswer>();
            }
        }

        return said;
    }
}
