using LearningThePrior.Experiments.Studies;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Tests.Studies;

public sealed class TaxonomyExperimentTests
{
    [Fact]
    public async Task Every_protocol_agrees_with_its_closed_form_within_sampling_error()
    {
        // Published at a twentieth, depth 16 and two citations: .593, .720 and .957.
        double[] published = [.593, .720, .957, .957, .957];
        var cells = await TaxonomyExperiment.PlayAsync(.05, 16, 2, 1_000, new Seed(1), TestContext.Current.CancellationToken);

        Assert.Equal(5, cells.Count);
        Assert.All(cells.Zip(published), c => Assert.Equal(c.Second, c.First.Formula, 1e-3));
        Assert.All(cells, c => Assert.InRange(c.Z, -3, 3));
    }

    [Fact]
    public async Task Debate_comes_out_alike_from_both_seats_and_at_once()
    {
        var cells = await TaxonomyExperiment.PlayAsync(.1, 8, 1, 200, new Seed(2), TestContext.Current.CancellationToken);

        Assert.Single(cells.Skip(2).Select(c => c.Right).Distinct());
    }

    [Fact]
    public async Task The_same_seed_plays_the_same()
    {
        async Task<IReadOnlyList<TaxonomyCell>> Play() =>
            await TaxonomyExperiment.PlayAsync(.05, 4, 2, 50, new Seed(3), TestContext.Current.CancellationToken);

        Assert.Equal(await Play(), await Play());
    }

    [Fact]
    public void A_Z_that_ends_above_the_leaves_costs_what_the_closed_form_says()
    {
        // H_b(.1) = .325083 at no level missing, without error; one missing: H_b(.14) = .404963; two: f_2 = .095, H_b(.176) = .465.
        Assert.Equal(.325083, TaxonomyExperiment.Shallow(.05, 8, 0, 20, new Seed(1)).Measured, 1e-6);
        Assert.Equal(.404963, TaxonomyExperiment.Shallow(.05, 8, 1, 20, new Seed(1)).Formula, 1e-6);
        Assert.Equal(.465, TaxonomyExperiment.Shallow(.05, 8, 2, 20, new Seed(1)).Formula, 1e-3);
        Assert.All(new[] { 1, 2, 4, 7 }, missing =>
            Assert.InRange(TaxonomyExperiment.Shallow(.05, 8, missing, 2_000, new Seed(1)).Z, -3, 3));
    }

    [Fact]
    public void A_difference_is_counted_in_standard_errors_of_the_formula()
    {
        // Half of 100 where .4 is due: .1 over sqrt(.24 / 100).
        Assert.Equal(.1 / Math.Sqrt(.0024), new TaxonomyCell(4, "", 50, 100, .4).Z, 9);
        Assert.Equal(0, new TaxonomyCell(4, "", 100, 100, 1).Z);
    }

    [Fact]
    public async Task Nothing_to_play_is_refused()
    {
        var token = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => TaxonomyExperiment.PlayAsync(.05, 4, 0, 10, default, token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => TaxonomyExperiment.PlayAsync(.05, 4, 1, 0, default, token));
        Assert.Throws<ArgumentOutOfRangeException>(() => TaxonomyExperiment.Shallow(.05, 4, 4, 10, default));
    }
}
