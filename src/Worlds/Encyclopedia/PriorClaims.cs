using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The true log Prior of one table with the rows that prove it, and false ones. A lie claims the log Prior of another
/// table, one that differs in a row where there is such; only a node that the false row is about refutes it.
/// </summary>
internal sealed class PriorClaims(StateTable table, TablePrior prior)
{
    // What a liar thinks of beyond changing one row: it serves where the true table is impossible in more than one way.
    private const int Inventions = 64;

    private readonly Lazy<IReadOnlyList<StateTable>> _lies = new(() => Lies(table, prior.Units(table), prior));

    public Claim Whole() => WholeOf(table);

    public Claim Lie(Seed seed)
    {
        var fewest = _lies.Value.TakeWhile(lie => FalseRows(lie) == FalseRows(_lies.Value[0])).ToArray();
        return WholeOf(fewest[seed.CreateRandom().NextInt(fewest.Length)]);
    }

    public IReadOnlyList<Claim> Parts(Claim whole) => whole.Topic switch
    {
        PriorQuestion.Topic => [TableClaim.Of(table)],
        TableClaim.Topic => TableClaim.Rows(TableClaim.Read(whole, table.States) ?? table, table),
        _ => [],
    };

    public IReadOnlyList<Claim> FalseParts(Claim whole)
    {
        if (whole.Topic == PriorQuestion.Topic)
        {
            var lie = _lies.Value.FirstOrDefault(other => WholeOf(other).Equals(whole));
            return [TableClaim.Of(lie ?? table)];
        }

        return whole.Topic == TableClaim.Topic && TableClaim.Read(whole, table.States) is { } claimed
            ? TableClaim.Rows(claimed, claimed)
            : [];
    }

    /// <summary>The claim of a log prior, in millionths of a nat.</summary>
    public static Claim WholeOf(BigInteger units) => new(PriorQuestion.Topic, NodeAddress.Root, new(units));

    private Claim WholeOf(StateTable other) => WholeOf(prior.Units(other));

    private int FalseRows(StateTable lie) => FalseRows(table, lie);

    private static int FalseRows(StateTable truth, StateTable lie) =>
        TableClaim.Rows(lie, lie).Except(TableClaim.Rows(lie, truth)).Count();

    /// <summary>Tables with another log Prior, those with the fewest rows first that differ from what is so.</summary>
    /// <param name="truth">What is so.</param>
    /// <param name="units">The log Prior that no lie may have.</param>
    /// <param name="prior">The human's prior.</param>
    public static IReadOnlyList<StateTable> Lies(StateTable truth, BigInteger units, TablePrior prior)
    {
        var random = new Seed(0).For("inventions").CreateRandom();
        var inventions = Enumerable.Range(0, Inventions).Select(_ => prior.Draw(random));
        return [.. Neighbours(truth).Concat(inventions)
            .Where(other => prior.Units(other) != units)
            .OrderBy(other => FalseRows(truth, other))];
    }

    private static IEnumerable<StateTable> Neighbours(StateTable truth)
    {
        for (var s = 0; s < truth.States; s++)
        {
            for (var pair = 0; pair < truth.States * truth.States; pair++)
            {
                int[] next = [.. truth.Nexts];
                (next[2 * s], next[(2 * s) + 1]) = (pair / truth.States, pair % truth.States);
                yield return new(truth.Root, next, truth.Facts);
            }

            bool[] facts = [.. truth.Facts];
            facts[s] = !facts[s];
            yield return new(truth.Root, truth.Nexts, facts);
        }
    }
}
