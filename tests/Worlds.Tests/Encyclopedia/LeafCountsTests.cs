using System.Numerics;
using CsCheck;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class LeafCountsTests
{
    [Fact]
    public void Counts_are_those_of_counting_leaf_by_leaf() =>
        Gen.Select(Books.Any, Gen.Int[0, 9]).Sample((table, levels) =>
        {
            var counts = new LeafCounts(table);
            return Enumerable.Range(0, 3).All(s => counts.Below(s, levels) == BruteForce(table, s, levels));
        });

    [Fact]
    public void At_any_depth_true_and_false_leaves_are_all_there_are() => Books.Any.Sample(table =>
    {
        var opposite = new StateTable(table.Root, table.Nexts, [.. table.Facts.Select(f => !f)]);
        return new LeafCounts(table).Below(0, 300) + new LeafCounts(opposite).Below(0, 300) == BigInteger.One << 300;
    });

    private static int BruteForce(StateTable table, int state, int levels) => Enumerable.Range(0, 1 << levels)
        .Count(leaf => table.Facts[Enumerable.Range(0, levels).Aggregate(state, (s, i) => table.Next(s, (leaf >> i) & 1))]);
}
