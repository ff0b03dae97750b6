using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>What is true of a book that was walked, whoever wrote it: counts of leaves at any depth, and log Prior. The counterpart of <see cref="EncyclopediaClaims"/>, which is told the table.</summary>
/// <param name="walk">The book.</param>
/// <param name="prior">The human's prior.</param>
internal sealed class WalkedBookClaims(BookWalk walk, TablePrior prior) : IClaimOracle
{
    private readonly CountClaims _counts = new(walk);
    private readonly BookPriorClaims _prior = new(walk, prior);

    /// <inheritdoc/>
    public Claim Whole(Question question) => question is EncyclopediaQuestion asked ? _counts.Whole(asked) : _prior.Whole(Known(question));

    /// <inheritdoc/>
    public Claim Lie(Question question, Seed seed) => question is EncyclopediaQuestion asked ? _counts.Lie(asked) : _prior.Lie(Known(question), seed);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole) =>
        question is EncyclopediaQuestion asked ? _counts.Parts(asked, whole) : _prior.Parts(Known(question), whole);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed) =>
        question is EncyclopediaQuestion asked ? _counts.FalseParts(asked, whole, seed) : _prior.FalseParts(Known(question), whole, seed);

    private static PriorQuestion Known(Question question) =>
        question as PriorQuestion ?? throw new ArgumentException("Not a question of the encyclopedia.", nameof(question));
}
