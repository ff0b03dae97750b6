namespace LearningThePrior.Amplification.Overseers;

/// <summary>An overseer whose answers are pulled one way: each goes through a function, whatever he found out. With a question apart, he is malicious on that alone.</summary>
/// <param name="inner">The overseer.</param>
/// <param name="name">What the bias is called.</param>
/// <param name="bias">What he says in the place of an answer.</param>
public sealed class BiasedOverseer<TQuestion, TAnswer>(IOverseer<TQuestion, TAnswer> inner, string name, Func<TQuestion, TAnswer, TAnswer> bias)
    : IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name}, {name}";

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var move = await inner.NextAsync(consultation, cancellationToken);
        return move is OverseerAnswers<TQuestion, TAnswer> said ? said with { Value = bias(consultation.Question, said.Value) } : move;
    }
}
