using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// Honest about the prior of copies: cites the page that says that all statements are copies of one fact. The reader knows
/// the statements anyway.
/// </summary>
public sealed class RelationCiter : CitingDebater
{
    /// <inheritdoc/>
    public override string Name => "honest";

    /// <inheritdoc/>
    public override IReadOnlyList<Claim> Choose(Question question, Position position) =>
        [new(ParaphraseHuman.Related, CopyText.Relation, new(1))];
}
