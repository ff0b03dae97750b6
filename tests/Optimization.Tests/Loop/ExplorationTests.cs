using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class ExplorationTests
{
    [Fact]
    public void Particles_of_a_discrete_space_are_distinct_inside_the_region_and_the_best_seen()
    {
        var space = new LatentSpace([.. Enumerable.Range(0, 8).Select(i => new ChoiceBlock($"c{i}", 2))]);
        double[] start = [.. Enumerable.Range(0, 8).SelectMany(_ => new[] { 1.0, 0 })];
        var region = new TrustRegion(start, .25);

        // At most 2 of 8 choices may switch: 1 + 8 + 28 = 37 latents. Each switch costs 1 nat.
        var particles = Explore(space, region, z => -Switches(z)).Run(start, 400, 30);

        Assert.Equal(30, particles.Count);
        Assert.Equal(30, particles.Select(p => string.Join(',', p.Z)).Distinct().Count());
        Assert.All(particles, p => Assert.True(region.Contains(space, p.Z)));
        Assert.All(particles, p => Assert.Equal(0, p.LogVolume));
        Assert.Equal([0, .. Enumerable.Repeat(1, 8), .. Enumerable.Repeat(2, 21)], particles.Select(p => Switches(p.Z)));
    }

    [Fact]
    public void Weighed_particles_of_a_continuous_space_have_the_mean_and_the_spread_of_the_posterior()
    {
        // Normal about .6 with a standard deviation of .1: 4 of them from the ends of the interval.
        var space = new LatentSpace([new IntervalBlock("x")]);
        static double Value(double[] z) => -.5 * Math.Pow((z[0] - .6) / .1, 2);

        var particles = Explore(space, new TrustRegion([.3], 1), Value).Run([.3], 400, 2_000);

        var weights = PosteriorWeights.Solve(
            LatentObjective.Elbo,
            [.. particles.Select(p => p.LogVolume)],
            [.. particles.Select(p => new[] { Value(p.Z) })],
            [1]);
        var mean = particles.Zip(weights, (p, w) => w * p.Z[0]).Sum();
        var variance = particles.Zip(weights, (p, w) => w * Math.Pow(p.Z[0] - mean, 2)).Sum();
        Assert.Equal(2_000, particles.Count);
        Assert.Equal(.6, mean, .015);
        Assert.Equal(.1, Math.Sqrt(variance), .015);
    }

    [Fact]
    public void Numbers_stay_inside_the_region_however_much_better_it_is_outside()
    {
        var space = new LatentSpace([new IntervalBlock("x"), new IntervalBlock("y")]);
        var region = new TrustRegion([.5, .1], .2);

        var particles = Explore(space, region, z => 50 * (z[0] - z[1])).Run([.5, .1], 50, 500);

        Assert.All(particles, p => Assert.InRange(p.Z[0], .3, .7));
        Assert.All(particles, p => Assert.InRange(p.Z[1], 0, .3));
    }

    private static int Switches(double[] z) => Enumerable.Range(0, z.Length / 2).Count(i => z[(2 * i) + 1] == 1);

    private static Exploration Explore(LatentSpace space, TrustRegion region, Func<double[], double> value) =>
        new(space, region, all => [.. all.Select(value)], new Seed(1).CreateRandom());
}
