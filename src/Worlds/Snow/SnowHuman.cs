using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// A human who takes a snow world's Z as given: on D every feature speaks, on D* only causal ones; log odds add up.
/// A background of which nothing is believed says nothing: even odds, and a prior of one.
/// </summary>
internal sealed class SnowHuman(SnowScheme scheme) : IHuman
{
    private readonly SumClaims _sums = scheme.Sums;

    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return topic == SnowAmounts.Topic(question)
            && _sums.Tree.Find(address) is { IsLeaf: true } leaf
            && SnowText.Read(scheme, leaf.Start, text) is { } statement
                ? _sums.Leaf(topic, leaf.Start, SnowAmounts.Weigh(question, scheme, leaf.Start, statement))
                : null;
    }

    public bool IsElementary(Question question, Claim claim) => _sums.IsLeaf(SnowAmounts.Topic(question), claim);

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) =>
        _sums.MakesUp(SnowAmounts.Topic(question), whole, parts);

    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        var nats = (double)_sums.Total(SnowAmounts.Topic(question), believed) / PriorQuestion.UnitsPerNat;
        return question is PriorQuestion ? PriorQuestion.ToCredences(nats) : Credences.OfYes(1 / (1 + Math.Exp(-nats)));
    }

    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var topic = SnowAmounts.Topic(question);
        var random = seed.CreateRandom();
        var left = Enumerable.Range(0, _sums.Tree.Leaves).ToList();
        while (left.Count > 0)
        {
            var i = random.NextInt(left.Count);
            yield return (topic, _sums.Tree.Leaf(left[i]).Address);
            left.RemoveAt(i);
        }
    }
}
