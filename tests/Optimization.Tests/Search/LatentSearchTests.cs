using CsCheck;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class LatentSearchTests
{
    private static readonly Gen<(int Search, bool Mixed, double Radius, ulong Seed, bool Impossible)> s_searches = Gen.Select(
        Gen.Int[0, Spaces.Searches.Count - 1], Gen.Bool, Gen.Int[0, 2].Select(i => new[] { 0, .3, 1 }[i]), Gen.ULong, Gen.Bool);

    [Fact]
    public void Restored_between_any_ask_and_tell_it_asks_the_very_same() =>
        Gen.Select(s_searches, Gen.Int[0, 60], Gen.Bool).Sample((c, interrupt, pending) =>
        {
            var (whole, resumed) = (Create(c), Create(c));
            for (var step = 0; step < interrupt; step++)
            {
                whole.Tell(Tell(whole.Ask(), c.Impossible));
            }

            if (pending)
            {
                whole.Ask();
            }

            var saved = whole.Save();
            resumed.Restore(saved);
            Assert.Equal(saved, resumed.Save());
            for (var step = 0; step < 25; step++)
            {
                Assert.Equal(whole.Ask(), resumed.Ask());
                whole.Tell(Tell(whole.Ask(), c.Impossible));
                resumed.Tell(Tell(resumed.Ask(), c.Impossible));
            }

            Assert.Equal(whole.Save(), resumed.Save());
        }, iter: 200);

    [Fact]
    public void Candidates_belong_to_the_space_and_lie_in_the_trust_region() =>
        s_searches.Sample(c =>
        {
            var (search, space, region) = (Create(c), SpaceOf(c), RegionOf(c));
            for (var step = 0; step < 40; step++)
            {
                foreach (var z in search.Ask())
                {
                    space.Check(z);
                    Assert.True(region is null || region.Contains(space, z));
                }

                search.Tell(Tell(search.Ask(), c.Impossible));
            }
        }, iter: 100);

    [Fact]
    public void Asking_again_asks_the_same_even_where_the_caller_wrote_into_the_first_answer() =>
        s_searches.Sample(c =>
        {
            var search = Create(c);
            var first = search.Ask();
            var copy = first.Select(z => (double[])z.Clone()).ToArray();
            Array.Fill(first[0], .123);
            Assert.Equal(copy, search.Ask());
        }, iter: 50);

    [Fact]
    public void Best_is_the_best_that_was_told() =>
        s_searches.Sample(c =>
        {
            var search = Create(c);
            Assert.Null(search.Best);
            var best = double.NegativeInfinity;
            for (var step = 0; step < 20; step++)
            {
                var told = Tell(search.Ask(), c.Impossible);
                best = Math.Max(best, told.Max(e => e.Value));
                search.Tell(told);
                Assert.Equal(best, search.Best!.Value);
            }
        }, iter: 50);

    [Theory, MemberData(nameof(Searches))]
    public void Evaluations_that_do_not_fit_are_refused_and_change_nothing(int which)
    {
        var search = Spaces.Searches[which](Spaces.Mixed, new Seed(1), null);
        var count = search.Ask().Count;
        var before = search.Save();
        Assert.Throws<ArgumentException>(() => search.Tell([.. Enumerable.Repeat(new Evaluation(0, new double[11]), count + 1)]));
        Assert.Throws<ArgumentException>(() => search.Tell([.. Enumerable.Repeat(new Evaluation(double.NaN, new double[11]), count)]));
        Assert.Throws<ArgumentException>(() => search.Tell([.. Enumerable.Repeat(new Evaluation(0, new double[2]), count)]));
        Assert.Equal(before, search.Save());
    }

    [Theory, MemberData(nameof(Searches))]
    public void Telling_before_asking_is_refused(int which) => Assert.Throws<InvalidOperationException>(
        () => Spaces.Searches[which](Spaces.Mixed, new Seed(1), null).Tell([]));

    [Theory, MemberData(nameof(Searches))]
    public void A_malformed_state_is_refused_and_changes_nothing(int which)
    {
        var search = Spaces.Searches[which](Spaces.Mixed, new Seed(1), null).Run(Spaces.Rugged, 30);
        search.Ask();
        var good = search.Save();
        var other = new RandomSearch(Spaces.Choices, new Seed(1));
        string[] bad =
        [
            "", "null", "[]", "{}", good[..^1], other.Save(), good.Replace("\"Dimension\":11", "\"Dimension\":12"),
            good.Replace("\"Asked\":[[", "\"Asked\":[[7,"), good.Replace("\"Own\":{", "\"Own\":[{").Replace("}}", "}]}"),
            good[..(good.IndexOf("\"Own\":", StringComparison.Ordinal) + 6)] + "null}",
            good[..(good.IndexOf("\"Own\":", StringComparison.Ordinal) + 6)] + "3}",
        ];
        foreach (var state in bad)
        {
            Assert.Throws<FormatException>(() => search.Restore(state));
            Assert.Equal(good, search.Save());
        }
    }

    [Fact]
    public void A_damaged_state_is_taken_or_refused_and_nothing_else() =>
        Gen.Select(s_searches, Gen.Int[0, 100_000], Gen.Char["0,]}\"n-"]).Sample((c, place, character) =>
        {
            var search = Create(c);
            search.Tell(Tell(search.Ask(), c.Impossible));
            search.Ask();
            var damaged = search.Save().ToCharArray();
            damaged[place % damaged.Length] = character;
            try
            {
                search.Restore(new(damaged));
                search.Tell(Tell(search.Ask(), c.Impossible));
                search.Ask();
            }
            catch (FormatException)
            {
            }
        }, iter: 500);

    public static TheoryData<int> Searches => [.. Enumerable.Range(0, Spaces.Searches.Count)];

    private static LatentSpace SpaceOf((int, bool Mixed, double, ulong, bool) c) => c.Mixed ? Spaces.Mixed : Spaces.Choices;

    private static TrustRegion? RegionOf((int, bool, double Radius, ulong Seed, bool) c) =>
        c.Radius == 0 ? null : new(SpaceOf(c).Draw(new SeededRandom(c.Seed)), c.Radius);

    private static ILatentOptimizer Create((int Search, bool, double, ulong Seed, bool) c) =>
        Spaces.Searches[c.Search](SpaceOf(c), new Seed(c.Seed), RegionOf(c));

    // Where it is impossible there is a gradient or none, in turn by the first number.
    private static Evaluation[] Tell(IReadOnlyList<double[]> asked, bool impossible) => [.. asked.Select(z =>
        impossible && z[^1] > .5
            ? new Evaluation(double.NegativeInfinity, z[0] > .5 ? Spaces.Rugged(z).Gradient : null)
            : Spaces.Rugged(z))];
}
