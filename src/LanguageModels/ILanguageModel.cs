namespace LearningThePrior.LanguageModels;

/// <summary>A language model, wherever it runs: the one seam between the project and every endpoint.</summary>
/// <remarks>
/// Implementations are safe for concurrent calls and keep no state between them. What fails is a
/// <see cref="ModelException"/> whose message is one line for a human and holds no key; cancellation passes through.
/// </remarks>
/// <example>
/// Behaviour is added by wrapping. A model that keeps the last request that it was asked:
/// <code>
/// sealed class Listening(ILanguageModel inner) : ILanguageModel
/// {
///     public ModelRequest? Last { get; private set; }
///
///     public ModelName Name => inner.Name;
///
///     public ValueTask&lt;ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
///     {
///         Last = request;
///         return inner.CompleteAsync(request, cancellationToken);
///     }
/// }
/// </code>
/// </example>
public interface ILanguageModel
{
    /// <summary>Which model this is.</summary>
    ModelName Name { get; }

    /// <summary>Asks for what comes next in a conversation.</summary>
    /// <param name="request">The messages, the options and the tools that the model may call.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ModelException">There is no reply, and why.</exception>
    ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks for one of several given answers, with a credence for each.</summary>
    /// <param name="request">The messages, the answers and how credences are to be obtained.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ModelException">There is no reply, and why. A reply that cannot be read is no exception.</exception>
    ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
        Choosing.ByCompletionAsync(this, request, cancellationToken);
}
