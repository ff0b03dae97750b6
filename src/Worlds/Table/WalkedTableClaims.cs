using System.Collections.Concurrent;
using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>What is true of a tree of a table's pages that was walked, whoever wrote it, and how to lie about it. The counterpart of <see cref="TableClaims"/>, which is told the statements.</summary>
internal sealed class WalkedTableClaims(TableHearing hearing, TableReading reading) : IClaimOracle
{
    // Of a background that is possible, one lie in four says that it is impossible.
    private const double Disparaging = .25;
    private readonly ConcurrentDictionary<string, Dictionary<NodeAddress, Amounts>> _amounts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Claim Whole(Question question) => Sum(question, NodeAddress.Root);

    /// <inheritdoc/>
    /// <remarks>Another class, by half a nat to two and a half above the likeliest; of the prior, several nats more or less, or that the background is impossible, or is not.</remarks>
    public Claim Lie(Question question, Seed seed)
    {
        var (truth, random) = (Whole(question), seed.CreateRandom());
        var nats = .5 + (2 * random.NextDouble());
        if (question is not PriorQuestion)
        {
            return TableClaims.OtherClass(truth, nats, random);
        }

        return TableHearing.IsImpossible(question, truth.Value) ? truth with { Value = new(Micro(-10 * nats)) }
            : random.NextBool(Disparaging) ? truth with { Value = hearing.Nothing(question) }
            : truth with { Value = new(truth.Value[0] + Micro(random.NextBool(.5) ? nats : -nats)) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return !IsSum(question, whole) || hearing.Outline.Find(whole.About) is not { } at ? []
            : at.Children.Count == 0 ? question is PriorQuestion ? Stated(at) : []
            : !reading.IsNamed(at.Address) ? [TableHearing.Names(at.Address, does: false)]
            : TableHearing.IsImpossible(question, whole.Value) && at.Children.FirstOrDefault(c => TableHearing.IsImpossible(question, Amount(question, c.Address))) is { } impossible ? [Sum(question, impossible.Address)]
            : [TableHearing.Names(at.Address, does: true), .. at.Children.Select(c => Sum(question, c.Address))];
    }

    /// <inheritdoc/>
    /// <remarks>Of one statement's plausibility a lie states another value; few amounts can be made up so.</remarks>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (!IsSum(question, whole) || hearing.Outline.Find(whole.About) is not { } at || whole.Value.Equals(Amount(question, at.Address)))
        {
            return Parts(question, whole);
        }

        var random = seed.CreateRandom();
        var isImpossible = TableHearing.IsImpossible(question, whole.Value);
        if (at.Children.Count == 0)
        {
            return question is not PriorQuestion ? [] : [TableHearing.States(at.Address, isImpossible ? null : Otherwise(at.Start, whole.Value)), .. Stated(at).Skip(1)];
        }

        if (isImpossible)
        {
            return [whole with { About = at.Children[random.NextInt(at.Children.Count)].Address }];
        }

        Amounts[] said = [.. at.Children.Select(c => Amount(question, c.Address))];
        int[] impossible = [.. Enumerable.Range(0, said.Length).Where(c => TableHearing.IsImpossible(question, said[c]))];
        foreach (var child in impossible)
        {
            said[child] = new(BigInteger.Zero);
        }

        said[impossible.Length > 0 ? impossible[0] : random.NextInt(said.Length)] += whole.Value - said.Aggregate(Amounts.Add);
        return [TableHearing.Names(at.Address, does: true), .. at.Children.Zip(said, (child, amount) => new Claim(whole.Topic, child.Address, amount))];
    }

    /// <summary>The value that comes nearest to a log prior of a statement that is not its own.</summary>
    private int Otherwise(int statement, Amounts claimed)
    {
        int?[] values = [.. hearing.Beside(statement).Select(b => reading.Values[b] ?? 0)];
        return hearing.Sayable(statement).MinBy(v =>
        {
            values[0] = v;
            return BigInteger.Abs(hearing.LogPrior(statement, values)[0] - claimed[0]);
        });
    }

    private Claim[] Stated(OutlineNode leaf) => [.. hearing.Beside(leaf.Start).Select(b => TableHearing.States(hearing.Leaves[b], reading.Values[b]))];

    private Claim Sum(Question question, NodeAddress at) => new(TableAmounts.Topic(question), at, Amount(question, at));

    private bool IsSum(Question question, Claim claim) => claim.Topic == TableAmounts.Topic(question) && claim.Value.Count == Whole(question).Value.Count;

    private Amounts Amount(Question question, NodeAddress at) => _amounts.GetOrAdd(question.GetType().Name + question.Id, _ =>
    {
        var all = new Dictionary<NodeAddress, Amounts>();
        Of(hearing.Outline.Find(NodeAddress.Root)!);
        return all;

        Amounts Of(OutlineNode node)
        {
            Amounts[] children = [.. node.Children.Select(Of)];
            return all[node.Address] = children.Length > 0
                ? reading.IsNamed(node.Address) ? hearing.Together(question, children) : hearing.Nothing(question)
                : question is PriorQuestion ? hearing.LogPrior(node.Start, [.. hearing.Beside(node.Start).Select(b => reading.Values[b])])
                : hearing.Odds(question, node.Start, reading.Values[node.Start]);
        }
    })[at];

    private static BigInteger Micro(double nats) => new(Math.Round(nats * PriorQuestion.UnitsPerNat));
}
