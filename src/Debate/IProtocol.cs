namespace LearningThePrior.Debate;

/// <summary>
/// The rules of a debate: who speaks when, who hears what. A protocol is an immutable record that prints itself,
/// compares by its settings and keeps no state.
/// </summary>
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
