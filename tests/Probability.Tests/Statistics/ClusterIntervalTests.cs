using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class ClusterIntervalTests
{
    [Fact]
    public void The_bootstrap_and_the_jackknife_agree_where_there_are_many_clusters()
    {
        var sums = Means(1_000, trials: 4);

        var (bootLow, bootHigh) = ClusterInterval.Bootstrap(sums, Ratio, new Seed(1))!.Value;
        var (low, high) = ClusterInterval.Jackknife(sums, Ratio)!.Value;

        Assert.Equal(1, (bootHigh - bootLow) / (high - low), .1);
        Assert.Equal(low, bootLow, .1 * (high - low));
    }

    [Fact]
    public void The_jackknife_of_a_mean_is_its_classical_error()
    {
        // Of 1, 2, 3, 4: the standard error is sqrt(5/3) / 2 = .645497.
        var sums = new ClusterSums(2);
        for (var i = 0; i < 4; i++)
        {
            sums.Add(i, i + 1);
        }

        var (low, high) = ClusterInterval.Jackknife(sums, Ratio)!.Value;

        Assert.Equal(2.5 - (1.959964 * .645497), low, 1e-5);
        Assert.Equal(2.5 + (1.959964 * .645497), high, 1e-5);
    }

    [Fact]
    public void Four_debates_on_a_question_that_end_alike_are_worth_one()
    {
        ClusterSums alike = new(2), apart = new(2);
        var random = new Seed(2).CreateRandom();
        for (var question = 0; question < 200; question++)
        {
            var right = random.NextBool(.7) ? 1 : 0;
            for (var debate = 0; debate < 4; debate++)
            {
                alike.Add(question, right);
                apart.Add((question * 4) + debate, right);
            }
        }

        var (low, high) = ClusterInterval.Of(alike, Ratio, new Seed(1))!.Value;
        var (naiveLow, naiveHigh) = ClusterInterval.Of(apart, Ratio, new Seed(1))!.Value;

        // Four times the trials would halve the interval, were they independent.
        Assert.Equal(2, (high - low) / (naiveHigh - naiveLow), .25);
    }

    [Fact]
    public void The_interval_covers_the_truth_nineteen_times_in_twenty()
    {
        var covered = 0;
        for (var world = 0; world < 400; world++)
        {
            var (low, high) = ClusterInterval.Of(Means(60, trials: 2, seed: world), Ratio, new Seed((ulong)world))!.Value;
            covered += low <= .7 && .7 <= high ? 1 : 0;
        }

        // Binomial(400, .95) is within 366 and 391 in all but one case of five hundred; the bootstrap of 60 clusters is a little short.
        Assert.InRange(covered, 364, 393);
    }

    [Fact]
    public void Few_clusters_bear_no_interval() => Assert.Null(ClusterInterval.Of(Means(4, trials: 10), Ratio, new Seed(1)));

    [Fact]
    public void The_same_seed_gives_the_same_interval() => Assert.Equal(
        ClusterInterval.Of(Means(50, trials: 2), Ratio, new Seed(7)), ClusterInterval.Of(Means(50, trials: 2), Ratio, new Seed(7)));

    private static double? Ratio(ReadOnlySpan<double> sums) => sums[0] / sums[1];

    private static ClusterSums Means(int clusters, int trials, int seed = 0)
    {
        var random = new Seed(5).For("means", seed).CreateRandom();
        var sums = new ClusterSums(2);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            for (var trial = 0; trial < trials; trial++)
            {
                sums.Add(cluster, random.NextBool(.7) ? 1 : 0);
            }
        }

        return sums;
    }
}
