using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>Every rounded z of a space that has finitely many.</summary>
internal static class RoundedLatents
{
    /// <summary>More than these are not listed.</summary>
    public const int Most = 50_000;

    /// <summary>All of them; null where there are infinitely many or too many.</summary>
    public static IReadOnlyList<double[]>? All(LatentSpace space)
    {
        var grid = new BoxGrid(space, new(new double[space.Dimension], 1), 1);
        var count = 1.0;
        for (var block = 0; block < grid.Blocks; block++)
        {
            count *= space.Blocks[block] is IntervalBlock { Steps: 0 } ? double.PositiveInfinity : grid.Options(block);
        }

        if (count > Most)
        {
            return null;
        }

        List<double[]> all = [new double[space.Dimension]];
        for (var block = 0; block < grid.Blocks; block++)
        {
            all = [.. all.SelectMany(z => Enumerable.Range(0, grid.Options(block)).Select(option =>
            {
                double[] next = [.. z];
                grid.Put(next, block, option);
                return next;
            }))];
        }

        return all;
    }
}
