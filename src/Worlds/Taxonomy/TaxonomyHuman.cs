using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// The human of the taxonomy: knows how probable exceptions and wrong labels are, reads one kind at a time, and trusts no
/// text that is not exactly a kind's.
/// </summary>
/// <param name="exceptions">rho, the probability of an exception.</param>
/// <param name="noise">eps, the probability that a label is wrong.</param>
/// <param name="stored">The lowest level that Z tells of, from 1.</param>
public sealed class TaxonomyHuman(double exceptions, double noise, int stored) : IHuman
{
    private readonly PathHuman _path = new(exceptions, noise, stored);
    private readonly KindPriorHuman _prior = new(exceptions, stored);

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known(question) is { } asked ? _path.Read(asked, topic, address, text) : _prior.Read(topic, address, text);
    }

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Known(question) is { } asked ? _path.IsElementary(asked, claim) : _prior.IsElementary(claim);
    }

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.About.IsRoot && claim.Topic == (Known(question) is null ? PriorQuestion.Topic : PathHuman.Flips);
    }

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        return Known(question) is { } asked ? _path.MakesUp(asked, whole, parts) : _prior.MakesUp(whole, parts);
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        return Known(question) is { } asked ? _path.Conclude(asked, believed) : _prior.Conclude(believed);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) =>
        Known(question) is { } asked ? _path.WorthReading(asked) : _prior.WorthReading();

    /// <summary>The question as one about a leaf, or null for the prior's.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    internal static TaxonomyQuestion? Known(Question question) => question switch
    {
        TaxonomyQuestion asked => asked,
        PriorQuestion => null,
        _ => throw new ArgumentException("Not a question of the taxonomy.", nameof(question)),
    };
}
