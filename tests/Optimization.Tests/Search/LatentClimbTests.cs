using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class LatentClimbTests
{
    // Trees are the tenths in which z's numbers lie; the best is .85, .15.
    private static string Content(IReadOnlyList<double> z) => $"{(int)(10 * z[0])} {(int)(10 * z[1])}";

    private static Evaluation Tenths(double[] z)
    {
        double Miss(double v, double best) => (Math.Floor(10 * v) / 10) + .05 - best;
        return new(-20 * (Math.Pow(Miss(z[0], .85), 2) + Math.Pow(Miss(z[1], .15), 2)), [-40 * (z[0] - .85), -40 * (z[1] - .15)]);
    }

    [Fact]
    public void No_tree_is_looked_at_twice()
    {
        var seen = new HashSet<string>();
        var search = new LatentClimb(Spaces.Intervals(2), new Seed(1), Content);

        search.Run(z =>
        {
            Assert.True(seen.Add(Content(z)), Content(z));
            return Tenths(z);
        }, 60);

        Assert.Equal("8 1", Content(search.Best!.Z));
    }

    [Fact]
    public void The_gradient_leads_to_the_best_tree_in_fewer_looks_than_chance()
    {
        var looks = Enumerable.Range(0, 20).Select(i =>
        {
            var search = new LatentClimb(Spaces.Intervals(2), new Seed((ulong)i), Content);
            var count = 0;
            while (search.Best is null || Content(search.Best.Z) != "8 1")
            {
                search.Run(Tenths, 1);
                count++;
            }

            return count;
        });

        // A hundred trees without repetition: 50 on average by chance.
        Assert.InRange(looks.Average(), 2, 25);
    }

    [Fact]
    public void Restored_it_asks_the_very_same()
    {
        var (whole, resumed) = (new LatentClimb(Spaces.Intervals(2), new Seed(3), Content), new LatentClimb(Spaces.Intervals(2), new Seed(3), Content));
        whole.Run(Tenths, 17);

        resumed.Restore(whole.Save());

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(whole.Ask(), resumed.Ask());
            whole.Run(Tenths, 1);
            resumed.Run(Tenths, 1);
        }
    }

    [Fact]
    public void Choices_are_left_to_other_searches() =>
        Assert.Throws<ArgumentException>(() => new LatentClimb(Spaces.Choices, new Seed(1), z => ""));

    [Fact]
    public void In_the_latent_of_a_table_it_finds_the_best_book()
    {
        var family = new EncyclopediaWorlds { Examples = 40, States = 2 };
        var problem = UnpackedProblem.Of(family, new Seed(2), new TableMz(family));
        var search = new LatentClimb(problem.Space, new Seed(4), problem.ContentOf);

        // K = 2: 2^4 tables, 2^2 facts and 2 roots, each under two names of its states: no more than 64 books that say something else.
        search.Run(problem.Objective, 64);

        Assert.Equal(problem.Best, search.Best!.Value, .1);
    }
}
