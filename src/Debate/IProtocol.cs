namespace LearningThePrior.Debate;

/// <summary>
/// The rules of a debate: who speaks when, who hears what. A protocol is an immutable record that prints itself,
/// compares by its settings and keeps no state.
/// </summary>
/// <example>
/// One speech of each side, unheard by the other:
/// <code>
/// public sealed record OneRound : IProtocol
/// {
///     int IProtocol.Contestants => 2;
///
///     public async Task&lt;Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
///     {
///         var session = new DebateSession(this, setup);
///         await session.HearAllAsync(SpeakingTask.Argue, 0, Earshot.Everything, cancellationToken);
///         return await session.JudgeAsync(cancellationToken);
///     }
/// }
/// </code>
/// </example>
public interface IProtocol
{
    /// <summary>How many contestants it needs.</summary>
    int Contestants { get; }

    /// <summary>Refuses a setup that this protocol cannot play, before anyone is called.</summary>
    /// <param name="setup">The question, the tree, the contestants and the judge.</param>
    /// <exception cref="ArgumentException">See the message.</exception>
    void Check(DebateSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        setup.RequireContestants(this);
    }

    /// <summary>Plays one debate to its verdict.</summary>
    /// <param name="setup">The question, the tree, the contestants and the judge.</param>
    /// <param name="cancellationToken">Stops the debate; nothing is recorded then.</param>
    /// <exception cref="ArgumentException">The setup has another number of contestants than the protocol needs.</exception>
    Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default);
}
