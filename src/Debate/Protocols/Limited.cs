namespace LearningThePrior.Debate.Protocols;

/// <summary>Any protocol under house rules, so that the same debate can be compared short and long (Khan et al. 2024 limit words).</summary>
/// <param name="Protocol">Who speaks when.</param>
/// <param name="Rules">How much.</param>
public sealed record Limited(IProtocol Protocol, HouseRules Rules) : IProtocol
{
    int IProtocol.Contestants => Protocol.Contestants;

    void IProtocol.Check(DebateSetup setup) => Protocol.Check(setup);

    /// <inheritdoc/>
    public Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return Protocol.PlayAsync(setup with { Rules = Rules, PlayedAs = setup.PlayedAs ?? ToString() }, cancellationToken);
    }
}
