using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Search;

/// <summary>Searches that move a generation of z at a time through a latent in which many z unpack into one tree.</summary>
public sealed class GenerationSearchTests
{
    private static readonly Func<LatentSpace, Seed, Func<IReadOnlyList<double>, string>, TrustRegion?, ILatentOptimizer>[] Kinds =
    [
        (space, seed, content, region) => new CovarianceSearch(space, seed, content, region: region),
        (space, seed, content, region) => new TemperedSearch(space, seed, content, count: 12, region: region),
        (space, seed, content, region) => new UnseenDraws(space, seed, content, region: region),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Kinds.Length)];

    // Trees are the tenths in which z's numbers lie; the best is .85, .15.
    private static string Content(IReadOnlyList<double> z) => $"{(int)(10 * z[0])} {(int)(10 * z[1])}";

    private static Evaluation Tenths(double[] z)
    {
        double Miss(double v, double best) => (Math.Floor(10 * v) / 10) + .05 - best;
        return new(-20 * (Math.Pow(Miss(z[0], .85), 2) + Math.Pow(Miss(z[1], .15), 2)));
    }

    [Theory, MemberData(nameof(All))]
    public void No_tree_is_looked_at_twice(int kind)
    {
        var seen = new HashSet<string>();
        var search = Kinds[kind](Spaces.Intervals(2), new Seed(1), Content, null);

        search.Run(z =>
        {
            Assert.True(seen.Add(Content(z)), Content(z));
            return Tenths(z);
        }, 60);

        Assert.False(search.NeedsGradient);
        Assert.Equal(seen.Contains("8 1"), Content(search.Best!.Z) == "8 1");
    }

    [Theory, InlineData(0), InlineData(1)]
    public void What_it_learns_leads_to_the_best_tree_in_fewer_looks_than_chance(int kind)
    {
        var looks = Enumerable.Range(0, 20).Select(i =>
        {
            var (search, count) = (Kinds[kind](Spaces.Intervals(2), new Seed((ulong)i), Content, null), 0);
            while (search.Best is null || Content(search.Best.Z) != "8 1")
            {
                var asked = search.Ask();
                search.Tell([.. asked.Select(Tenths)]);
                count += asked.Count;
            }

            return count;
        });

        // A hundred trees without repetition: 50 on average by chance.
        Assert.InRange(looks.Average(), 2, 40);
    }

    [Theory, MemberData(nameof(All))]
    public void Restored_it_asks_the_very_same_even_where_trees_are_impossible(int kind)
    {
        static Evaluation Told(double[] z) => z[0] < .3 ? new(double.NegativeInfinity) : Tenths(z);
        ILatentOptimizer Make() => Kinds[kind](Spaces.Intervals(2), new Seed(3), Content, null);
        var (whole, resumed) = (Make(), Make());
        for (var step = 0; step < 8; step++)
        {
            whole.Tell([.. whole.Ask().Select(Told)]);
        }

        whole.Ask();
        resumed.Restore(whole.Save());

        for (var step = 0; step < 10; step++)
        {
            var asked = whole.Ask();
            Assert.Equal(asked, resumed.Ask());
            whole.Tell([.. asked.Select(Told)]);
            resumed.Tell([.. asked.Select(Told)]);
        }

        Assert.Equal(whole.Save(), resumed.Save());
        Assert.Throws<FormatException>(() => resumed.Restore(whole.Save().Replace("\"Place\":{", "\"Place\":[{", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(All))]
    public void It_begins_at_the_centre_of_the_trust_region_and_stays_in_it(int kind)
    {
        var region = new TrustRegion([.5, .5], .2);
        var search = Kinds[kind](Spaces.Intervals(2), new Seed(1), Content, region);

        search.Run(z =>
        {
            Assert.All(z, v => Assert.InRange(v, .3, .7));
            return Tenths(z);
        }, 40);
    }

    [Theory, MemberData(nameof(All))]
    public void Choices_are_left_to_other_searches(int kind) =>
        Assert.Throws<ArgumentException>(() => Kinds[kind](Spaces.Choices, new Seed(1), _ => "", null));

    [Fact]
    public void Where_all_trees_say_one_thing_it_still_ends() =>
        Assert.All(Kinds, kind => Assert.NotNull(kind(Spaces.Intervals(3), new Seed(1), _ => "same", null).Run(_ => new(0), 5).Best));

    [Fact]
    public void A_normal_distribution_follows_a_ridge_into_its_end()
    {
        // Each z is a tree of its own; the ridge is a hundred times as long as it is wide, as the covariance has to learn.
        static Evaluation Ridge(double[] z) => new(-(1e4 * Math.Pow(z[0] - z[1], 2)) - Math.Pow(z[0] + z[1] - 1.5, 2));
        var search = new CovarianceSearch(Spaces.Intervals(2), new Seed(2), z => string.Join(',', z));

        search.Run(Ridge, 600);

        Assert.InRange(search.Best!.Value, -.001, 0);
    }

    [Fact]
    public void In_the_latent_of_a_table_particles_find_the_best_book()
    {
        var family = new EncyclopediaWorlds { Examples = 40, States = 2 };
        var problem = UnpackedProblem.Of(family, new Seed(2), new TableMz(family));
        var search = new TemperedSearch(problem.Space, new Seed(4), problem.ContentOf);

        // K = 2: 2^4 tables, 2^2 facts and 2 roots, each under two names of its states: no more than 64 books that say something else.
        search.Run(z => new(problem.Value!(z)), 64);

        Assert.Equal(problem.Best, search.Best!.Value, .1);
    }
}
