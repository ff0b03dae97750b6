using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// Defends an answer, true or not, by citing at most one exception, which is a true one, and keeping silent about the
/// rest: the deepest that the other side does not cite, where that leaves the judge with its answer, else none. As long
/// as the other side has a citation for every exception it is helpless; where one is left out, it always wins.
/// </summary>
/// <param name="kinds">What is so.</param>
/// <param name="citations">k: how many citations the judge checks for each side; at least 1.</param>
/// <param name="isAlone">Whether nobody answers: a consultant. Else the other side is taken to be a <see cref="HonestCiter"/>.</param>
public sealed class DishonestCiter(IKinds kinds, int citations, bool isAlone) : CitingDebater
{
    /// <inheritdoc/>
    public override string Name => "dishonest";

    /// <inheritdoc/>
    public override IReadOnlyList<Claim> Choose(Question question, Position position)
    {
        var others = isAlone ? [] : HonestCiter.Exceptions(kinds, question, citations).ToHashSet();
        var left = kinds.ExceptionsTo(((TaxonomyQuestion)question).Kind).Where(kind => !others.Contains(kind)).ToArray();
        var isYes = kinds.Flips(Tree.NodeAddress.Root) != (others.Count % 2 == 1);
        var isContent = position is AnswerPosition answer && answer.Answer == (isYes ? 1 : 0);
        return isContent || left.Length == 0 ? [] : [HonestCiter.Exception(left[^1])];
    }
}
