using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// What a human makes of the kinds on the way to a leaf: reads whether one is an exception, adds, and takes the root's
/// attribute to be turned over that often. Assumes no exception where none is believed, and holds what is below the
/// lowest level that Z tells of as uncertain as it is.
/// </summary>
/// <param name="exceptions">rho.</param>
/// <param name="noise">eps: with what probability a label is wrong.</param>
/// <param name="stored">The lowest level that Z tells of.</param>
internal sealed class PathHuman(double exceptions, double noise, int stored)
{
    /// <summary>The topic of the claim about one kind: 1 where <see cref="IKinds.Flips"/>, else 0.</summary>
    public const string Flip = "flip";

    /// <summary>The topic of the claim about a kind and all below it on the way: how many of them flip.</summary>
    public const string Flips = "flips";

    public Claim? Read(TaxonomyQuestion question, string topic, NodeAddress address, string text) =>
        IsElementary(question, topic, address) && KindText.Read(address, text) is { } flips
            ? new(topic, address, new(flips ? 1 : 0))
            : null;

    public bool IsElementary(TaxonomyQuestion question, Claim claim) =>
        claim.Value.Count == 1 && IsElementary(question, claim.Topic, claim.About);

    public bool MakesUp(TaxonomyQuestion question, Claim whole, IReadOnlyList<Claim> parts) =>
        whole.Topic == Flips
        && whole.Value.Count == 1
        && LevelsBelow(question, whole.About) is > 0 and var levels
        && parts is [{ Topic: Flip, Value.Count: 1 } own, { Topic: Flips, Value.Count: 1 } rest]
        && own.About == whole.About
        && rest.About == question.Path[whole.About.Depth + 1]
        && own.Value[0] >= 0 && own.Value[0] <= 1
        && rest.Value[0] >= 0 && rest.Value[0] <= levels
        && own.Value[0] + rest.Value[0] == whole.Value[0];

    public Credences Conclude(TaxonomyQuestion question, IReadOnlyCollection<Claim> believed)
    {
        var wrong = TaxonomyFormulas.Either(
            TaxonomyFormulas.OddExceptions(exceptions, question.Path.Count - 1 - Lowest(question)), noise);
        var wholes = believed
            .Where(c => c.Topic == Flips && c.About.IsRoot && c.Value.Count == 1)
            .Select(c => !c.Value[0].IsEven).Distinct().ToArray();
        var known = believed
            .Where(c => IsElementary(question, c))
            .DistinctBy(c => c.About)
            .ToDictionary(c => c.About, c => !c.Value[0].IsZero);
        return wholes switch
        {
            [var isOdd] => Answer(isOdd),
            [] when known.ContainsKey(NodeAddress.Root) => Answer(known.Values.Count(flips => flips) % 2 == 1),
            _ => Credences.Uniform(2),
        };

        Credences Answer(bool isYes) => Credences.OfYes(isYes ? 1 - wrong : wrong);
    }

    /// <summary>The root, then down the way.</summary>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(TaxonomyQuestion question) =>
        question.Path.Take(Lowest(question) + 1).Select(kind => (Flip, kind));

    /// <summary>How many kinds on the way are below one, as far as Z tells; null where it is not on the way.</summary>
    public int? LevelsBelow(TaxonomyQuestion question, NodeAddress kind)
    {
        var level = kind.Depth;
        return level <= Lowest(question) && question.Path[level] == kind ? Lowest(question) - level : null;
    }

    private bool IsElementary(TaxonomyQuestion question, string topic, NodeAddress kind) =>
        LevelsBelow(question, kind) is { } levels && (topic == Flip || (topic == Flips && levels == 0));

    private int Lowest(TaxonomyQuestion question) => Math.Min(stored, question.Path.Count - 1);
}
