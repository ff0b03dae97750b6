namespace LearningThePrior.Debate;

/// <summary>Whoever argues for a position: exact, simulated, trained, a language model or a human.</summary>
/// <remarks>
/// Holds no state between turns: everything it may know is in the turn. Exceptions reach the caller of the protocol and
/// never become a speech.
/// </remarks>
/// <example>
/// A debater who cites the root and claims nothing:
/// <code>
/// public sealed class RootReader : IDebater
/// {
///     public string Name => "root-reader";
///
///     public async ValueTask&lt;Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default) =>
///         await turn.Reader.ReadAsync(NodeAddress.Root, cancellationToken) is NodeRead read
///             ? new("Z says so.", [new(NodeAddress.Root, read.Node.Text)], [])
///             : new("I may read no more.", [], []);
/// }
/// </code>
/// </example>
public interface IDebater
{
    /// <summary>The name under which transcripts record it.</summary>
    string Name { get; }

    /// <summary>Says something.</summary>
    /// <param name="turn">What is asked, and all that may be known.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default);
}
