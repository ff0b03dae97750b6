using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Posteriors;

public sealed class PosteriorMethodTests
{
    private static readonly NameRegistry Names = LearningNames.Default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("point")]
    [InlineData("particles")]
    [InlineData("smc:count=500")]
    [InlineData("box:samples=32,cells=8")]
    [InlineData("factorised:cells=64")]
    public void Posteriors_are_read_as_they_print(string posterior) => Assert.Equal(posterior, Names.Posteriors.Parse(posterior).ToString());

    [Theory]
    [InlineData("smc:count=2000")]
    [InlineData("factorised:samples=256,cells=100")]
    public async Task A_number_has_its_posterior_mean_and_spread(string method)
    {
        // A normal about .6 with a standard deviation of .1: four of them from the ends.
        var space = new LatentSpace([new IntervalBlock("x")]);

        var posterior = await FindAsync(method, space, z => (0, [-.5 * Math.Pow((z[0] - .6) / .1, 2)]));

        var mean = Mean(posterior, z => z[0]);
        Assert.Equal(.6, mean, .01);
        Assert.Equal(.1, Math.Sqrt(Mean(posterior, z => Math.Pow(z[0] - mean, 2))), .01);
    }

    [Fact]
    public async Task The_best_interval_for_a_normal_is_as_wide_as_a_uniform_of_the_same_variance()
    {
        // Uniform on mean +- w: the bound is log(2 w) - w^2 / (6 s^2), greatest at w = sqrt(3) s = .173.
        var space = new LatentSpace([new IntervalBlock("x")]);

        var box = Assert.Single((await FindAsync("box:cells=200", space, z => (0, [-.5 * Math.Pow((z[0] - .5) / .1, 2)]))).Boxes);

        Assert.Equal(.5 - (Math.Sqrt(3) * .1), box.Low[0], .006);
        Assert.Equal(.5 + (Math.Sqrt(3) * .1), box.High[0], .006);
    }

    [Theory]
    [InlineData("smc:count=4000", .02)]
    [InlineData("box", .002)]
    [InlineData("factorised", .002)]
    public async Task Independent_choices_have_their_posterior_probabilities(string method, double within)
    {
        // Three choices of two options; option 1 is exp(1) times as probable by the prior, and twice as probable by D.
        var space = new LatentSpace([.. Enumerable.Range(0, 3).Select(i => new ChoiceBlock($"c{i}", 2))]);
        var expected = 2 * Math.E / (1 + (2 * Math.E));

        var posterior = await FindAsync(method, space, z => (z[1] + z[3] + z[5], [(z[1] + z[3] + z[5]) * Math.Log(2)]));

        Assert.All([1, 3, 5], i => Assert.Equal(expected, Mean(posterior, z => z[i]), within + (1.0 / 400)));
    }

    [Fact]
    public async Task By_the_mixture_two_backgrounds_that_share_D_are_held_half_each()
    {
        // Each is sure of one example and wrong about the other: see PosteriorWeightsTests. The value is 2 log .5.
        var space = new LatentSpace([new ChoiceBlock("c", 2)]);

        var posterior = await FindAsync(
            "box", space, z => (Math.Log(.5), z[0] == 1 ? [Math.Log(.9), Math.Log(.1)] : [Math.Log(.1), Math.Log(.9)]), LatentObjective.Mixture, examples: 2);

        Assert.Equal(.5, Assert.Single(posterior.Boxes).Low[0], 1e-6);
        Assert.Equal(2 * Math.Log(.5), posterior.Objective!.Value, 1e-3);
    }

    [Fact]
    public async Task Where_a_choice_is_a_form_each_option_has_a_box_of_its_own()
    {
        // Under the first form x is about .2, under the second about .8; the first is three times as probable.
        var space = new LatentSpace([new ChoiceBlock("form", 2) { IsForm = true, OptionNames = ["low", "high"] }, new IntervalBlock("x") { Steps = 50, From = 0, To = 10 }]);

        var posterior = await FindAsync("box", space, z => (Math.Log(z[0] == 1 ? .75 : .25), [-.5 * Math.Pow((z[2] - (z[0] == 1 ? .2 : .8)) / .05, 2)]));

        Assert.Equal([.75, .25], posterior.Boxes.Select(b => b.Weight), (a, b) => Math.Abs(a - b) < .01);
        var words = PosteriorWords.Of(space, posterior);
        Assert.Equal(["Box 1, with probability 0.75:", "form is low", "x is uniform between 1.2 and 2.8"], words.Take(3));
        Assert.Equal("form is high", words[4]);
    }

    [Fact]
    public void Particles_are_told_by_probabilities_and_by_where_nine_tenths_lie()
    {
        var space = new LatentSpace([new ChoiceBlock("type", 2) { OptionNames = ["artifact", "causal"] }, new IntervalBlock("rate") { From = .5, To = .75 }]);
        var posterior = new Posterior([.. Enumerable.Range(0, 100).Select(i => new[] { i < 20 ? 1.0 : 0, i < 20 ? 0.0 : 1, i / 100.0 })], [.. Enumerable.Repeat(.01, 100)]);

        // The fifth and the ninety-fifth of a hundred are .04 and .94 of the way from .5 to .75.
        Assert.Equal(
            ["type is causal with probability 0.8, artifact with probability 0.2", "rate lies with probability .9 between 0.51 and 0.735"],
            PosteriorWords.Of(space, posterior));
    }

    [Fact]
    public async Task Nothing_leaves_the_region_where_f_is_trusted()
    {
        var space = new LatentSpace([new IntervalBlock("x")]);
        foreach (var method in new[] { "smc", "box", "factorised" })
        {
            var posterior = await FindAsync(method, space, z => (0, [50 * z[0]]), region: new TrustRegion([.5], .2));

            Assert.All(posterior.Particles, z => Assert.InRange(z[0], .28, .72));
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_particles()
    {
        var space = new LatentSpace([new ChoiceBlock("c", 3), new IntervalBlock("x")]);
        foreach (var method in new[] { "particles", "smc", "box", "factorised" })
        {
            Task<Posterior> Again() => FindAsync(method, space, z => (z[0], [-Math.Abs(z[3] - z[1])]));
            var (one, other) = (await Again(), await Again());

            Assert.Equal(one.Weights, other.Weights);
            Assert.Equal(one.Particles.SelectMany(z => z), other.Particles.SelectMany(z => z));
        }
    }

    private static double Mean(Posterior posterior, Func<IReadOnlyList<double>, double> of) => posterior.Particles.Zip(posterior.Weights, (z, w) => w * of(z)).Sum();

    private static Task<Posterior> FindAsync(
        string method, LatentSpace space, Func<double[], (double, double[])> of, LatentObjective objective = LatentObjective.Elbo, int examples = 1, TrustRegion? region = null)
    {
        var start = space.Round(region?.Centre ?? space.Draw(new Seed(5).CreateRandom()));
        var problem = new PosteriorProblem
        {
            Space = space,
            Region = region ?? new TrustRegion(start, 1),
            Start = start,
            Counts = [.. Enumerable.Repeat(1.0, examples)],
            Evaluate = all => ([.. all.Select(z => of(z).Item1)], [.. all.Select(z => of(z).Item2)]),
            AskLogPriorAsync = (z, _) => Task.FromResult<double?>(of(z).Item1),
            AuditAsync = (_, _) => Task.FromResult(false),
            Objective = objective,
        };
        return Names.Posteriors.Make(method).FindAsync(problem, new Seed(1).CreateRandom(), Token);
    }
}
