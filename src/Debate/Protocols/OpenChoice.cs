namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Any protocol in which the first contestant picks what to defend and the second, where there is one, picks against it: open
/// consultancy and open debate (Kenton et al. 2024), where an assigned position would be a lie half the time.
/// </summary>
/// <param name="Protocol">Who speaks when, once positions are picked.</param>
public sealed record OpenChoice(IProtocol Protocol) : IProtocol
{
    int IProtocol.Contestants => Protocol.Contestants;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are too few or too many contestants, or one cannot pick.</exception>
    public void Check(DebateSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.Contestants.Count != Protocol.Contestants)
        {
            throw new ArgumentException($"{this} needs {Protocol.Contestants} contestants, not {setup.Contestants.Count}.", nameof(setup));
        }

        if (setup.Contestants.FirstOrDefault(c => c.Debater is not IPositionPicker) is { } other)
        {
            throw new ArgumentException($"{this} needs debaters who can pick; {other.Debater.Name} cannot.", nameof(setup));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A contestant cannot pick, or picked what the other did.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        Check(setup);
        List<Contestant> picked = [];
        foreach (var (contestant, i) in setup.Contestants.Select((c, i) => (c, i)))
        {
            var picker = (IPositionPicker)contestant.Debater;
            var taken = picked.Count == 0 ? null : picked[0].Position;
            picked.Add(contestant with
            {
                Position = await picker.PickAsync(setup.Question, taken, new(setup.Tree, setup.DebaterBudget), setup.Seed.For("pick", i), cancellationToken),
            });
        }

        return await Protocol.PlayAsync(setup with { Contestants = picked, PlayedAs = setup.PlayedAs ?? ToString() }, cancellationToken);
    }
}
