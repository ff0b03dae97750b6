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
        (space, seed, region) => new CmaEs(space, seed, region: region),
        (space, seed, region) => new CmaEs(space, seed, 6, .5, rounded: false, space.Draw, region),
    ];

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
