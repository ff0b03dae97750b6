using CsCheck;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

public class SnowWorldTests
{
    [Fact]
    public void Equal_seeds_give_equal_worlds_and_others_do_not()
    {
        static IEnumerable<(string, int)> Observed(ulong seed) =>
            Sample(seed).Observed.Select(o => (o.Question.Id, o.Answer));

        Assert.Equal(Observed(1), Observed(1));
        Assert.NotEqual(Observed(1), Observed(2));
        Assert.Equal(100, Observed(1).Count());
    }

    [Fact]
    public void A_setting_out_of_its_range_is_named()
    {
        Assert.Contains("AnatomyCausal", Refused(new() { AnatomyCausal = 1.5 }), StringComparison.Ordinal);
        Assert.Contains("RateStep", Refused(new() { RateStep = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("AnatomyRateHigh", Refused(new() { AnatomyRateHigh = 0.4 }), StringComparison.Ordinal);
        Assert.Contains(
            "BackgroundFeatures", Refused(new() { BackgroundFeatures = 0, AnatomyFeatures = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Scored_questions_weigh_one_together_and_are_drawn_as_they_weigh()
    {
        foreach (var set in Sample(3).Sets)
        {
            Assert.Equal(256, set.Scored.Count);
            Assert.Equal(1, set.Scored.Sum(q => q.Weight), 12);
            var (question, weight) = set.Scored.MaxBy(q => q.Weight);
            var random = new Seed(9).CreateRandom();
            var share = Enumerable.Range(0, 4_000).Count(_ => set.Draw(random).Id == question.Id) / 4_000.0;
            Assert.Equal(weight, share, 4 * Math.Sqrt(weight * (1 - weight) / 4_000));
        }
    }

    [Fact]
    public async Task Every_leaf_says_what_the_claims_about_it_say()
    {
        var world = Sample(4);
        for (var i = 0; i < 50; i++)
        {
            var z = world.Latents.Draw(new Seed(5).For("z", i).CreateRandom());
            var tree = new ImplicitTree(world.Unpack(z));
            foreach (var question in new[] { world.Sets[i % 2].Scored[i].Question, new PriorQuestion("p") })
            {
                var leaves = new List<Claim>();
                foreach (var (topic, address) in world.Human.WorthReading(question, new Seed(0)))
                {
                    var node = (await tree.FindAsync(address, TestContext.Current.CancellationToken))!;
                    leaves.Add(world.Human.Read(question, topic, address, node.Text)!);
                }

                var claims = world.Claims(z);
                Assert.Equal(claims.Whole(question).Value, leaves.Select(c => c.Value).Aggregate(Amounts.Add));
                Assert.Equal(
                    world.Human.Conclude(question, [claims.Whole(question)]), world.Human.Conclude(question, leaves));
            }
        }
    }

    [Fact]
    public async Task Inner_nodes_list_what_stands_under_them()
    {
        var world = Sample(4);
        var node = await new ImplicitTree(world.Unpack(world.Key.TrueLatent()))
            .FindAsync(NodeAddress.Parse("/1"), TestContext.Current.CancellationToken);

        Assert.Equal("Features 5 to 8 of 8: 5 (anatomy), 6 (anatomy), 7 (background), 8 (background).", node!.Text);
    }

    [Fact]
    public void The_truth_is_recovered_whole_and_its_prior_is_that_of_its_statements()
    {
        for (var s = 0UL; s < 20; s++)
        {
            var world = Sample(s);
            var z = world.Key.TrueLatent();

            Assert.Equal(1, world.Key.Recovered(z));
            world.Latents.SetOption(z, 0, 1 - world.Latents.Option(z, 0));
            Assert.Equal(15 / 16.0, world.Key.Recovered(z));
        }

        var typical = Sample(1).Latents.Round([.. Enumerable.Repeat(new[] { 0.0, 1, 0.3 }, 6).SelectMany(b => b),
            .. Enumerable.Repeat(new[] { 1.0, 0, 0.3 }, 2).SelectMany(b => b)]);
        Assert.Equal((8 * Math.Log(0.95)) - (6 * Math.Log(6)) - (2 * Math.Log(4)), Sample(1).Key.LogPrior(typical), 12);
    }

    [Fact]
    public void Proposals_are_as_the_person_holds_probable()
    {
        var world = Sample(6);
        var random = new Seed(7).CreateRandom();
        var causal = Enumerable.Range(0, 2_000).Count(_ => world.Latents.Option(world.Propose(random), 0) == 1);

        Assert.InRange(causal / 2_000.0, 0.93, 0.97);
    }

    [Fact]
    public void Encoding_tells_features_and_where_x_comes_from()
    {
        var world = Sample(8);
        var (old, fresh) = (world.Sets[0].Scored[1].Question, world.Sets[1].Scored[1].Question);

        Assert.Equal([1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0], world.Encode(old));
        Assert.Equal([0, 1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1], world.Encode(fresh));
        Assert.Equal(world.Latents.Dimension, world.Structure.Parts.Sum(p => p.Latents.Count));
    }

    [Theory]
    [InlineData(SnowViews.Features)]
    [InlineData(SnowViews.Whole)]
    public void A_direct_fit_reads_the_same_numbers_from_D_and_from_D_star(SnowViews views) => Gen.ULong.Sample(
        s =>
        {
            var world = new SnowWorlds { AnatomyFeatures = (int)(s % 5), BackgroundFeatures = 1, Views = views }.Sample(new Seed(s));
            var fresh = world.Sets[1].Scored.Select(q => (SnowQuestion)q.Question).ToArray();

            Assert.All(world.Sets[0].Scored.Select(q => (SnowQuestion)q.Question), old =>
            {
                var same = Assert.Single(fresh, x => x.Features.SequenceEqual(old.Features));
                Assert.NotEqual(old.IsNew, same.IsNew);
                Assert.Equal(old.Features.Select(x => (double)x), world.EncodeForDirectFit(old));
                Assert.Equal(world.EncodeForDirectFit(old), world.EncodeForDirectFit(same));
            });
        },
        iter: 20);

    [Fact]
    public void The_best_z_beats_every_other_z() => Gen.ULong.Sample(
        s =>
        {
            var world = (SnowWorld)new SnowWorlds { Examples = 60 }.Sample(new Seed(s));
            var best = Objective(world, world.Key.MapLatent());
            var random = new Seed(s).For("others").CreateRandom();

            // Rates are rounded to thousandths when read: 60 examples, each within .0005 of its rate at a slope below 20.
            return best + 0.01 >= Objective(world, world.Key.TrueLatent())
                && best + 0.01 >= Objective(world, world.Key.JointMapLatent())
                && Enumerable.Range(0, 20).All(_ =>
                    best + 0.01 >= Objective(world, world.Latents.Perturb(world.Key.MapLatent(), 0.1, random)));
        },
        iter: 30);

    private static double Objective(SnowWorld world, double[] z) => world.Key.LogPrior(z)
        + world.Observed.Sum(o => Math.Log(SnowFiguresTests.TakingAsGiven(world, z, o.Question)[o.Answer]));

    private static string Refused(SnowWorlds worlds) =>
        Assert.Throws<ArgumentException>(() => worlds.Sample(new Seed(0))).Message;

    private static SnowWorld Sample(ulong seed) => (SnowWorld)new SnowWorlds().Sample(new Seed(seed));
}
