using CsCheck;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class PosteriorWeightsTests
{
    private static readonly Gen<(double[] LogPrior, double[][] LogLikelihoods)> Cases =
        from particles in Gen.Int[2, 5]
        from examples in Gen.Int[1, 6]
        from priors in Gen.Double[-4, 0].Array[particles]
        from logs in Gen.Double[-3, -.05].Array[examples].Array[particles]
        select (priors, logs);

    [Fact]
    public void The_lower_bound_is_greatest_at_Bayes()
    {
        // Priors 1/4 and 3/4; likelihoods .9 * .5 = .45 and .2 * .3 = .06: posterior .1125 to .045, that is 5/7.
        var weights = PosteriorWeights.Solve(
            LatentObjective.Elbo,
            [Math.Log(.25), Math.Log(.75)],
            [[Math.Log(.9), Math.Log(.5)], [Math.Log(.2), Math.Log(.3)]],
            [1, 1]);

        Assert.Equal(5 / 7.0, weights[0], 1e-12);
        Assert.Equal(2 / 7.0, weights[1], 1e-12);
    }

    [Theory]
    [InlineData(LatentObjective.Elbo)]
    [InlineData(LatentObjective.Mixture)]
    [InlineData(LatentObjective.Joint)]
    public void No_perturbed_weights_do_better(LatentObjective objective) =>
        Gen.Select(Cases, Gen.Double[-1, 1].Array[5], Gen.Double[.001, 1]).Sample(
            (data, noise, size) =>
            {
                var weights = Solve(objective, data);
                var other = Normalise([.. weights.Select((w, i) => w * Math.Exp(size * noise[i]))]);

                Assert.Equal(1, weights.Sum(), 1e-9);
                Assert.True(
                    Value(objective, weights, data) >= Value(objective, other, data) - 1e-6,
                    $"{Value(objective, weights, data)} at the solution, {Value(objective, other, data)} beside it");
            },
            iter: 30);

    [Fact]
    public void Neither_does_any_single_particle()
    {
        foreach (var objective in Enum.GetValues<LatentObjective>())
        {
            Cases.Sample(
                data =>
                {
                    var best = Value(objective, Solve(objective, data), data);
                    for (var i = 0; i < data.LogPrior.Length; i++)
                    {
                        var point = data.LogPrior.Select((_, j) => i == j ? 1.0 : 0).ToArray();
                        Assert.True(best >= Value(objective, point, data) - 1e-6);
                    }
                },
                iter: 20);
        }
    }

    [Fact]
    public void The_mixture_can_exceed_the_evidence_and_the_bound_cannot()
    {
        // Two backgrounds, each half probable, each sure of one example and wrong about the other: P(D) = .09. The even
        // mixture gives every example .5, and 2 log .5 > log .09, without any divergence to pay.
        double[] logPrior = [Math.Log(.5), Math.Log(.5)];
        double[][] logs = [[Math.Log(.9), Math.Log(.1)], [Math.Log(.1), Math.Log(.9)]];
        var mixture = Solve(LatentObjective.Mixture, (logPrior, logs));
        var bayes = Solve(LatentObjective.Elbo, (logPrior, logs));

        Assert.Equal([.5, .5], mixture, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(2 * Math.Log(.5), Value(LatentObjective.Mixture, mixture, (logPrior, logs)), 1e-9);
        Assert.True(Value(LatentObjective.Mixture, mixture, (logPrior, logs)) > Math.Log(.09) + 1);
        Assert.Equal(Math.Log(.09), Value(LatentObjective.Elbo, bayes, (logPrior, logs)), 1e-9);
    }

    [Theory]
    [InlineData(LatentObjective.Elbo, 1)]
    [InlineData(LatentObjective.Mixture, .90184)]
    [InlineData(LatentObjective.Joint, .78219)]
    public void Only_Bayes_gives_a_particle_that_D_rules_out_nothing(LatentObjective objective, double expected)
    {
        // Of two equally probable backgrounds D's two examples rule one out. Where a fit of n log w pays for the
        // divergence, the rest is entropy: n / w = log(w / (1 - w)), with n = 2 for the mixture and 1 for the joint one.
        var weights = Solve(objective, ([0, 0], [[-.1, -.1], [-900, -900]]));

        Assert.Equal(expected, weights[0], 1e-4);
    }

    [Theory]
    [InlineData(LatentObjective.Elbo)]
    [InlineData(LatentObjective.Mixture)]
    [InlineData(LatentObjective.Joint)]
    public void An_example_that_occurs_three_times_counts_as_three(LatentObjective objective)
    {
        double[] logPrior = [-1, -.5];

        var counted = PosteriorWeights.Solve(objective, logPrior, [[-.3, -1.1], [-.9, -.4]], [3, 1]);

        Assert.Equal(
            Solve(objective, (logPrior, [[-.3, -.3, -.3, -1.1], [-.9, -.9, -.9, -.4]])), counted, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    /// <summary>The objectives as <see cref="LatentObjective"/> writes them, less KL(q || Prior).</summary>
    private static double Value(LatentObjective objective, double[] q, (double[] LogPrior, double[][] Logs) data)
    {
        double Sum(Func<int, double> term) => q.Select((w, i) => w > 0 ? w * term(i) : 0).Sum();
        var examples = Enumerable.Range(0, data.Logs[0].Length);
        var fit = objective switch
        {
            LatentObjective.Elbo => examples.Sum(n => Sum(i => data.Logs[i][n])),
            LatentObjective.Mixture => examples.Sum(n => Math.Log(Sum(i => Math.Exp(data.Logs[i][n])))),
            _ => Math.Log(Sum(i => Math.Exp(data.Logs[i].Sum()))),
        };
        return fit - Sum(i => Math.Log(q[i]) - data.LogPrior[i]);
    }

    private static double[] Solve(LatentObjective objective, (double[] LogPrior, double[][] Logs) data) =>
        PosteriorWeights.Solve(objective, data.LogPrior, data.Logs, [.. data.Logs[0].Select(_ => 1.0)]);

    private static double[] Normalise(double[] weights) => [.. weights.Select(w => w / weights.Sum())];
}
