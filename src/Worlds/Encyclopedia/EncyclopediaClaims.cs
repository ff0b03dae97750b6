using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>What is true of the book of one table, at any depth, and how to lie about it: counts of leaves, and log Prior.</summary>
/// <param name="table">The table that z states.</param>
/// <param name="prior">The human's prior.</param>
public sealed class EncyclopediaClaims(StateTable table, TablePrior prior) : IClaimOracle
{
    private readonly CountClaims _counts = new(new LeafCounts(table));
    private readonly PriorClaims _prior = new(table, prior);

    /// <inheritdoc/>
    public Claim Whole(Question question) => Known(question) is { } asked ? _counts.Whole(asked) : _prior.Whole();

    /// <inheritdoc/>
    public Claim Lie(Question question, Seed seed) => Known(question) is { } asked ? _counts.Lie(asked) : _prior.Lie(seed);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Known(question) is { } asked ? _counts.Parts(asked, whole) : _prior.Parts(whole);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Known(question) is { } asked ? _counts.FalseParts(asked, whole, seed) : _prior.FalseParts(whole);
    }

    // Null for the prior's question.
    private static EncyclopediaQuestion? Known(Question question) => question switch
    {
        EncyclopediaQuestion asked => asked,
        PriorQuestion => null,
        _ => throw new ArgumentException("Not a question of the encyclopedia.", nameof(question)),
    };
}
