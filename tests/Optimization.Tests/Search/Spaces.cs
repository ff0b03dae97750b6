using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Search;

/// <summary>Small spaces, objectives with known optima, and one of each search.</summary>
internal static class Spaces
{
    public static LatentSpace Choices { get; } =
        new([.. Enumerable.Range(0, 6).Select(i => new ChoiceBlock($"c{i}", 2 + (i % 3)))]);

    public static LatentSpace Mixed { get; } = new(
        [new IntervalBlock("u"), new ChoiceBlock("a", 3), new IntervalBlock("v"), new ChoiceBlock("b", 2), new ChoiceBlock("c", 4)]);

    public static LatentSpace Intervals(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => new IntervalBlock($"u{i}"))]);

    public static IReadOnlyList<Func<LatentSpace, Seed, TrustRegion?, ILatentOptimizer>> Searches { get; } =
    [
        (space, seed, region) => new RandomSearch(space, seed, 3, region: region),
        (space, seed, region) => new OnePlusOneEvolution(space, seed, 10, region: region),
        (space, seed, region) => new OnePlusOneEvolution(space, seed, 10, skipSeen: true, region: region),
        (space, seed, region) => new GradientSearch(space, seed, region: region),
        (space, seed, region) => new GradientSearch(space, seed, 3, 1, 0, space.Draw, region),
    ];

    /// <summary>A z that is not rounded: every option of a choice has some weight.</summary>
    public static double[] Soft(LatentSpace space, SeededRandom random)
    {
        double[] z = [.. Enumerable.Range(0, space.Dimension).Select(_ => .05 + (.9 * random.NextDouble()))];
        for (var block = 0; block < space.Blocks.Count; block++)
        {
            if (space.Blocks[block] is ChoiceBlock choice)
            {
                var weights = z.AsSpan(space.Offset(block), choice.Options);
                var total = 0.0;
                foreach (var weight in weights)
                {
                    total += weight;
                }

                foreach (ref var weight in weights)
                {
                    weight /= total;
                }
            }
        }

        return z;
    }

    /// <summary>A sum of a quadratic about a hidden z and of products of neighbours; its gradient is exact.</summary>
    public static Evaluation Rugged(double[] z)
    {
        var (value, gradient) = (0.0, new double[z.Length]);
        for (var i = 0; i < z.Length; i++)
        {
            var (target, next) = (.2 + (.6 * (i * 7 % 5) / 5), (i + 1) % z.Length);
            value += (-4 * (z[i] - target) * (z[i] - target)) + (2 * z[i] * z[next]);
            gradient[i] += (-8 * (z[i] - target)) + (2 * z[next]);
            gradient[next] += 2 * z[i];
        }

        return new(value, gradient);
    }

    /// <summary>Runs a search for some evaluations.</summary>
    public static ILatentOptimizer Run(this ILatentOptimizer search, Func<double[], Evaluation> objective, int evaluations)
    {
        for (var spent = 0; spent < evaluations;)
        {
            var asked = search.Ask();
            search.Tell([.. asked.Select(objective)]);
            spent += asked.Count;
        }

        return search;
    }
}
