using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// Defends what is so by citing the exceptions on the way, from the root down: all of them where k citations allow it,
/// else the most that leave the judge with the truth, k or one fewer.
/// </summary>
/// <param name="kinds">What is so.</param>
/// <param name="citations">k: how many citations the judge checks for each side.</param>
public sealed class HonestCiter(IKinds kinds, int citations) : CitingDebater
{
    /// <inheritdoc/>
    public override string Name => "honest";

    /// <inheritdoc/>
    public override IReadOnlyList<Claim> Choose(Question question, Position position) =>
        [.. Exceptions(kinds, question, citations).Select(Exception)];

    internal static IEnumerable<NodeAddress> Exceptions(IKinds kinds, Question question, int citations)
    {
        var all = kinds.ExceptionsTo(((TaxonomyQuestion)question).Kind);
        var isOneTooMany = all.Count > citations && (all.Count - citations) % 2 == 1;
        return all.Take(isOneTooMany ? citations - 1 : citations);
    }

    internal static Claim Exception(NodeAddress kind) => new(PathHuman.Flip, kind, new(1));
}
