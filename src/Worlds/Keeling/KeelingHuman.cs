using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// The human: reads one section, adds, and concludes with the normal distribution that has the summed mean and variance,
/// cut into the answers (moment matching: P(y|x,Z) is taken as normal although its intervals are uniform).
/// </summary>
public sealed class KeelingHuman(HumanPrior prior, Contributions contributions, SectionText sections) : IHuman
{
    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text) =>
        topic == Contributions.TopicOf(question)
        && KeelingOutline.SectionAt(address) is { } parameter
        && sections.Read(parameter, text) is { } interval
            ? new(topic, address, contributions.Of(question, parameter, interval))
            : null;

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) =>
        Contributions.IsApt(question, claim) && KeelingOutline.SectionAt(claim.About) is not null;

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Contributions.IsApt(question, whole)
            && parts.Count > 0
            && parts.All(p => Contributions.IsApt(question, p))
            && parts.Select(p => p.About).SequenceEqual(KeelingOutline.ChildrenOf(whole.About))
            && parts.Select(p => p.Value).Aggregate(Amounts.Add).Equals(whole.Value);
    }

    /// <inheritdoc/>
    /// <remarks>Of claims that overlap the one higher up counts; what no claim covers is as the human's prior has it.</remarks>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var apt = believed.Where(c => Contributions.IsApt(question, c)).ToList();
        var open = Enumerable.Range(0, Parameter.All.Count).ToHashSet();
        var amounts = new List<Amounts>();
        foreach (var node in KeelingOutline.Nodes)
        {
            if (apt.Find(c => c.About == node) is { } claim && KeelingOutline.ParametersAt(node).All(open.Contains))
            {
                amounts.Add(claim.Value);
                open.ExceptWith(KeelingOutline.ParametersAt(node));
            }
        }

        amounts.AddRange(open.Select(p => contributions.Of(question, p, null)));
        return contributions.ToCredences(question, amounts.Aggregate(Amounts.Add));
    }

    /// <inheritdoc/>
    /// <remarks>For a month, first what the human is least sure of there; for the prior, in a drawn order.</remarks>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var topic = Contributions.TopicOf(question);
        var random = seed.CreateRandom();
        return Parameter.All
            .Select((_, p) => (Parameter: p, Drawn: random.NextDouble()))
            .OrderByDescending(p => question is MonthQuestion month ? prior.Adds(p.Parameter, month.Basis[p.Parameter], null).Variance : 0)
            .ThenBy(p => p.Drawn)
            .Select(p => (topic, KeelingOutline.Sections[p.Parameter]))
            .ToList();
    }
}
