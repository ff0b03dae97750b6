using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The human of the encyclopedia: P(y|x,Z) is one minus the label noise on the answer that the book gives, and Prior(Z)
/// is a <see cref="TablePrior"/>. Reads one page at a time and trusts no text that is not exactly a page's.
/// </summary>
/// <param name="prior">The human's prior over tables.</param>
/// <param name="flip">With what probability the answer that was seen is not the true one.</param>
public sealed class EncyclopediaHuman(TablePrior prior, double flip) : IHuman
{
    private readonly CountHuman _counts = new((prior ?? throw new ArgumentNullException(nameof(prior))).States, flip);
    private readonly PriorHuman _prior = new(prior);

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known(question) is { } asked ? _counts.Read(asked, topic, address, text) : _prior.Read(topic, address, text);
    }

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Known(question) is { } asked ? CountHuman.IsElementary(asked, claim) : PriorHuman.IsElementary(claim);
    }

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Known(question) is { } asked ? claim.About == asked.Path : claim.About.IsRoot;
    }

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        return Known(question) is { } asked ? CountHuman.MakesUp(asked, whole, parts) : _prior.MakesUp(whole, parts);
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        return Known(question) is { } asked ? _counts.Conclude(asked, believed) : _prior.Conclude(believed);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) =>
        Known(question) is { } asked ? CountHuman.WorthReading(asked, seed) : PriorHuman.WorthReading();

    // Null for the prior's question.
    private static EncyclopediaQuestion? Known(Question question) => question switch
    {
        EncyclopediaQuestion asked => asked,
        PriorQuestion => null,
        _ => throw new ArgumentException("Not a question of the encyclopedia.", nameof(question)),
    };
}
