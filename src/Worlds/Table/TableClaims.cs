using System.Collections.Concurrent;
using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>What is true of one Z of a table, and how to lie about it.</summary>
/// <param name="outline">The tree.</param>
/// <param name="sums">Its arithmetic.</param>
/// <param name="said">What each statement says.</param>
internal sealed class TableClaims(TableOutline outline, TableSums sums, IReadOnlyList<Said> said) : IClaimOracle
{
    private readonly ConcurrentDictionary<string, long[][]> _running = new(StringComparer.Ordinal);

    public Claim Whole(Question question) => At(question, outline.Find(NodeAddress.Root)!);

    /// <summary>Another class, by half a nat to two and a half above the likeliest; of the prior, several nats more or less.</summary>
    public Claim Lie(Question question, Seed seed)
    {
        var truth = Whole(question);
        var random = seed.CreateRandom();
        var nats = .5 + (2 * random.NextDouble());
        if (question is PriorQuestion)
        {
            return truth with { Value = new(truth.Value[0] + Micro(random.NextBool(.5) ? nats : -nats)) };
        }

        return OtherClass(truth, nats, random);
    }

    /// <summary>A claim of a row's log odds by which another class is so many nats above the likeliest.</summary>
    public static Claim OtherClass(Claim truth, double nats, SeededRandom random)
    {
        BigInteger[] values = [.. truth.Value.Values];
        var best = Enumerable.Range(0, values.Length).MaxBy(k => values[k]);
        var other = (best + 1 + random.NextInt(values.Length - 1)) % values.Length;
        values[other] = values[best] + Micro(nats);
        return truth with { Value = new(values) };
    }

    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return [.. (outline.Find(whole.About)?.Children ?? []).Select(c => At(question, c))];
    }

    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var parts = Parts(question, whole).ToArray();
        if (parts.Length > 0)
        {
            var off = whole.Value - At(question, outline.Find(whole.About)!).Value;
            ref var lie = ref parts[seed.CreateRandom().NextInt(parts.Length)];
            lie = lie with { Value = lie.Value + off };
        }

        return parts;
    }

    private Claim At(Question question, OutlineNode node) =>
        TableSums.At(question, node, _running.GetOrAdd(question.GetType().Name + question.Id, _ => sums.Running(question, said)));

    private static BigInteger Micro(double nats) => new(Math.Round(nats * PriorQuestion.UnitsPerNat));
}
