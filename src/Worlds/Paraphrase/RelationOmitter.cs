using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>Dishonest about the prior of copies: never mentions that they are copies, and so says nothing.</summary>
public sealed class RelationOmitter : CitingDebater
{
    /// <inheritdoc/>
    public override string Name => "dishonest";

    /// <inheritdoc/>
    public override IReadOnlyList<Claim> Choose(Question question, Position position) => [];
}
