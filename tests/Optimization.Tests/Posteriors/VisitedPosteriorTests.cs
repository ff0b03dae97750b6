using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Posteriors;

public sealed class VisitedPosteriorTests
{
    // Three trees in one number: one has nine tenths of the room and one a hundredth, and each is counted once.
    [Fact]
    public async Task What_a_tree_weighs_is_its_objective_and_not_how_many_z_say_it()
    {
        string Content(double z) => z < .9 ? "wide" : z < .99 ? "middle" : "narrow";
        double Prior(double z) => Content(z) switch { "wide" => Math.Log(.2), "middle" => Math.Log(.3), _ => Math.Log(.5) };
        double Likelihood(double z) => Content(z) switch { "wide" => Math.Log(.1), "middle" => Math.Log(.4), _ => Math.Log(.2) };
        var asked = new List<double>();
        var problem = new PosteriorProblem
        {
            Space = new([new IntervalBlock("z")]),
            Region = new TrustRegion([.5], 1),
            Start = [.5],
            Counts = [1],
            Evaluate = places => ([.. places.Select(z => Prior(z[0]))], [.. places.Select(z => new[] { Likelihood(z[0]) })]),
            AskLogPriorAsync = (z, _) =>
            {
                asked.Add(z[0]);
                return Task.FromResult<double?>(Prior(z[0]));
            },
            AuditAsync = (_, _) => Task.FromResult(false),
            ContentOf = z => Content(z[0]),
        };

        var posterior = await new VisitedPosterior(2_000).FindAsync(problem, new Seed(1).CreateRandom(), TestContext.Current.CancellationToken);

        // .2 x .1, .3 x .4 and .5 x .2 of .24 together.
        Assert.Equal(["middle", "narrow", "wide"], posterior.Particles.Select(z => Content(z[0])));
        Assert.Equal([.12 / .24, .1 / .24, .02 / .24], posterior.Weights, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(3, asked.Count);
    }
}
