namespace LearningThePrior.Amplification.Overseers;

/// <summary>An overseer who asks less than he should: after so many subquestions the rest counts as not known to him.</summary>
/// <param name="inner">The overseer.</param>
/// <param name="most">How many subquestions he asks, from 0.</param>
public sealed class LazyOverseer<TQuestion, TAnswer>(IOverseer<TQuestion, TAnswer> inner, int most) : IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    // Far above the subquestions of any overseer: one who asks on for ever about what he is not told ends here.
    private const int Tries = 1_000;

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"{inner.Name}, asks at most {most}");

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var known = consultation.Known.ToList();
        for (var tries = 0; tries < Tries; tries++)
        {
            var move = await inner.NextAsync(consultation with { Known = known }, cancellationToken);
            if (move is not OverseerAsks<TQuestion, TAnswer> asks)
            {
                return move;
            }

            var left = most - consultation.Known.Count;
            if (left > 0 && known.Count == consultation.Known.Count)
            {
                return new OverseerAsks<TQuestion, TAnswer>([.. asks.Subquestions.Take(left)]);
            }

            known.AddRange(asks.Subquestions.Select(q => new Answered<TQuestion, TAnswer>(q, new(default, NoAnswer.DoNotKnow))));
        }

        return new OverseerDoesNotKnow<TQuestion, TAnswer>();
    }
}
