using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class EncyclopediaProblemTests
{
    private static readonly EncyclopediaWorlds s_settings = new() { Examples = 40 };

    [Fact]
    public void At_a_rounded_z_it_is_the_worlds_own_prior_and_likelihood()
    {
        var (problem, world) = (EncyclopediaProblem.Of(s_settings, new Seed(3)), s_settings.Sample(new Seed(3)));
        var random = new SeededRandom(5);
        for (var i = 0; i < 50; i++)
        {
            var z = i % 2 == 0 ? problem.Propose!(random) : problem.Space.Draw(random);
            var table = StateTable.FromLatent(problem.Space, z);
            var expected = world.Key.LogPrior(z) + world.Observed.Sum(o =>
                Math.Log(table.Facts[table.StateAt(((EncyclopediaQuestion)o.Question).Path)] == (o.Answer == 1) ? .9 : .1));
            Assert.Equal(expected, problem.Objective(z).Value, 9);
            Assert.True(problem.Best >= expected - 1e-9);
        }
    }

    [Fact]
    public void Its_gradient_is_that_of_finite_differences()
    {
        var problem = EncyclopediaProblem.Of(s_settings, new Seed(4));
        var random = new SeededRandom(1);
        double[] z = [.. problem.Propose!(random).Zip(Spaces.Soft(problem.Space, random), (possible, soft) => (.7 * possible) + (.3 * soft))];
        var gradient = problem.Objective(z).Gradient!;
        const double Small = 1e-6;
        for (var i = 0; i < z.Length; i++)
        {
            double[] up = [.. z], down = [.. z];
            (up[i], down[i]) = (z[i] + Small, z[i] - Small);
            var slope = (problem.Objective(up).Value - problem.Objective(down).Value) / (2 * Small);
            Assert.Equal(slope, gradient[i], 1e-4);
        }
    }

    [Fact]
    public void Its_answers_are_those_from_which_the_likelihood_is_made()
    {
        var (problem, world) = (EncyclopediaProblem.Of(s_settings, new Seed(3)), s_settings.Sample(new Seed(3)));
        var z = problem.Propose!(new SeededRandom(7));
        var answers = problem.Answers!(z)!;

        // Half a book of depth 8 has 2^7 leaves.
        Assert.Equal(128, answers.Length);
        Assert.Equal(
            problem.Objective(z).Value - world.Key.LogPrior(z),
            problem.Observed.Sum(o => Math.Log(o.Answer == 1 ? answers[o.Question] : 1 - answers[o.Question])),
            9);
        Assert.Null(problem.Answers(problem.Space.Round(new double[problem.Space.Dimension])));
    }

    [Fact]
    public void Only_leaf_questions_have_it() => Assert.Throws<ArgumentException>(
        () => EncyclopediaProblem.Of(s_settings with { Questions = QuestionKind.Aggregate }, new Seed(1)));
}
