using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// <see cref="SnowHuman"/> before a tree that anybody may have written. A claim about a stretch rests on the page that names it and on both halves, so that one page decides at any depth; a page that does not name its
/// stretch, or is no statement about its feature, says nothing of any x, and makes the whole background impossible.
/// </summary>
internal sealed class SnowPageHuman(SnowScheme scheme) : IHuman
{
    private readonly SumClaims _sums = scheme.Sums;
    private readonly SnowHuman _human = new(scheme);

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (_sums.Tree.Find(address), topic) switch
        {
            ({ IsLeaf: false } at, SnowPages.Topic) => SnowPages.Names(address, text == SnowText.Stretch(scheme, at.Start, at.End)),
            ({ IsLeaf: true } leaf, not SnowPages.Topic) when topic == SnowAmounts.Topic(question) =>
                _human.Read(question, topic, address, text) ?? _sums.Leaf(topic, leaf.Start, SnowPages.Nothing(question)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) => claim.Topic == SnowPages.Topic
        ? claim.Value.Count == 1 && _sums.Tree.Find(claim.About) is { IsLeaf: false }
        : _human.IsElementary(question, claim);

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim) => claim.About.IsRoot && _sums.IsSum(SnowAmounts.Topic(question), claim);

    /// <inheritdoc/>
    /// <remarks>The page and both halves; or, where it amounts to nothing, that the page does not name its stretch, or one half that makes all of it impossible.</remarks>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        var topic = SnowAmounts.Topic(question);
        if (!_sums.IsSum(topic, whole) || _sums.Tree.Find(whole.About) is not { IsLeaf: false } at)
        {
            return false;
        }

        bool IsHalf(Claim part, int half) => _sums.IsSum(topic, part) && part.About == at.Halves[half].Address;
        return parts switch
        {
            [var one] => whole.Value[0] == SnowPages.Nothing(question)
                && (one.Equals(SnowPages.Names(at.Address, does: false))
                    || (question is PriorQuestion && (IsHalf(one, 0) || IsHalf(one, 1)) && one.Value[0] == SnowPages.Impossible)),
            [var page, var first, var second] => page.Equals(SnowPages.Names(at.Address, does: true)) && IsHalf(first, 0) && IsHalf(second, 1)
                && SnowPages.Together(question, first.Value[0], second.Value[0]) == whole.Value[0],
            _ => false,
        };
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed) =>
        question is PriorQuestion && believed.Any(c => c.Equals(SnowPages.Names(c.About, does: false)) || (_sums.IsSum(PriorQuestion.Topic, c) && c.Value[0] <= SnowPages.Impossible))
            ? PriorQuestion.ToCredences(PriorQuestion.Impossible)
            : _human.Conclude(question, believed);

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) => _human.WorthReading(question, seed);
}
