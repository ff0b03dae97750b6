using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>How the errors of an overseer repeat.</summary>
public enum ErrorKind
{
    /// <summary>Drawn anew each time that a question is answered: whoever learns from many answers learns the right one.</summary>
    Fresh,

    /// <summary>One draw for a question of a context: whoever learns learns the error.</summary>
    Fixed,
}

/// <summary>
/// An overseer whose answer is, with some probability, replaced by a uniform draw from all possible ones, the right one among them: of V answers he is
/// right in 1 - p (V - 1) / V. What he asks is not touched.
/// </summary>
/// <param name="inner">The overseer.</param>
/// <param name="probability">How often, from 0 to 1.</param>
/// <param name="draw">Draws a possible answer to a question; "do not know" may be one.</param>
/// <param name="kind">How errors repeat.</param>
/// <param name="seed">Randomness of errors that are fixed.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability is none.</exception>
public sealed class ErringOverseer<TQuestion, TAnswer>(
    IOverseer<TQuestion, TAnswer> inner, double probability, Func<TQuestion, SeededRandom, Reply<TAnswer>> draw, ErrorKind kind = ErrorKind.Fresh, Seed seed = default)
    : IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    private readonly double _probability = probability is >= 0 and <= 1
        ? probability
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"{inner.Name}, {(kind == ErrorKind.Fresh ? "fresh" : "fixed")} errors {_probability}");

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default)
    {
        var move = await inner.NextAsync(consultation, cancellationToken);
        if (move is not OverseerAnswers<TQuestion, TAnswer> said)
        {
            return move;
        }

        var random = (kind == ErrorKind.Fresh ? consultation.Seed.For("error") : seed.For($"{consultation.Context}/{consultation.Question}")).CreateRandom();
        return !random.NextBool(_probability) ? said
            : draw(consultation.Question, random) is { IsKnown: true } drawn ? said with { Value = drawn.Value! }
            : new OverseerDoesNotKnow<TQuestion, TAnswer>();
    }
}
