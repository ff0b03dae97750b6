namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// H, the overseer whom amplification makes stronger: answers a question by asking easier ones (Christiano, Shlegeris and Amodei 2018). A
/// program, a human at the console or a language model. He keeps no state: all that he has found out so far is put before him each time.
/// </summary>
/// <typeparam name="TQuestion">What a question is, compared by value.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
/// <remarks>Used by many questions at once. Exceptions reach whoever asked.</remarks>
/// <example>
/// An overseer who can only add two numbers:
/// <code>
/// public ValueTask&lt;OverseerMove&lt;string, int&gt;&gt; NextAsync(Consultation&lt;string, int&gt; now, CancellationToken cancellationToken = default)
/// {
///     var numbers = now.Question.Split('+');
///     return new(numbers.Length == 1 ? new OverseerAnswers&lt;string, int&gt;(int.Parse(numbers[0]))
///         : now.Known.Count == 0 ? new OverseerAsks&lt;string, int&gt;(string.Join('+', numbers[..^1]), numbers[^1])
///         : new OverseerAnswers&lt;string, int&gt;(now.Known.Sum(k => k.Reply.Value)));
/// }
/// </code>
/// </example>
public interface IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    /// <summary>The name under which records hold it.</summary>
    string Name { get; }

    /// <summary>What he does next.</summary>
    /// <param name="consultation">The question, and what is known so far.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default);
}
