using LearningThePrior.Probability;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class KeelingWorldTests
{
    private static readonly KeelingWorld World = new KeelingWorlds().SampleRecord(new Seed(1));

    [Fact]
    public void No_value_on_which_d_is_scored_is_observed()
    {
        Assert.Equal(187, World.Observed.Count);
        Assert.Equal(["d", "d_star"], World.Sets.Select(s => s.Name));
        Assert.Equal([47, 234], World.Sets.Select(s => s.Scored.Count));
        Assert.Empty(World.Observed.Select(o => o.Question.Id).Intersect(World.Sets.SelectMany(s => s.Scored).Select(s => s.Question.Id)));
        Assert.All(World.Sets, s => Assert.Equal(1, s.Scored.Sum(q => q.Weight), 1e-12));
        Assert.Equal("What was the monthly value in 1978-07?", World.Sets[1].Scored[0].Question.Text);
    }

    [Fact]
    public void Equal_seeds_give_equal_worlds_and_fewer_examples_leave_the_scored_months_alone()
    {
        var few = new KeelingWorlds { Examples = 30 }.SampleRecord(new Seed(1));
        Assert.Equal(30, few.Observed.Count);
        Assert.Equal(Ids(World), Ids(few));
        Assert.Subset(World.Observed.Select(o => o.Question.Id).ToHashSet(), few.Observed.Select(o => o.Question.Id).ToHashSet());
        Assert.NotEqual(Ids(World), Ids(new KeelingWorlds().SampleRecord(new Seed(9))));
        static IEnumerable<string> Ids(KeelingWorld world) => world.Sets[0].Scored.Select(s => s.Question.Id);
    }

    [Fact]
    public void Every_recorded_value_has_an_answer_that_is_not_a_tail() =>
        Assert.All(World.Sets.SelectMany(s => s.Scored), s => Assert.InRange(World.Key.Target(s.Question).Choice!.Value, 1, World.Bins.Answers.Count - 2));

    [Fact]
    public void Every_z_is_possible_and_dearer_the_more_it_says()
    {
        var random = new Seed(8).CreateRandom();
        for (var i = 0; i < 200; i++)
        {
            Assert.InRange(World.Key.LogPrior(World.Latents.Draw(random)), PriorQuestion.Impossible, 0);
        }

        foreach (var centre in new[] { 0.0, 0.5, 1.0 })
        {
            var narrow = Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? centre : 0).ToArray();
            var wide = Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? centre : 1).ToArray();
            Assert.InRange(World.Key.LogPrior(narrow), PriorQuestion.Impossible + 1e-3, -35);
            Assert.InRange(World.Key.LogPrior(wide), -18, 0);
        }
    }

    [Fact]
    public void The_features_of_a_month_face_the_parts_of_z()
    {
        var month = (MonthQuestion)World.Sets[1].Scored[0].Question;
        var x = World.Encode(month);
        Assert.Equal(World.Structure.Parts.Count * World.Structure.Features, x.Length);
        Assert.Equal(2 * 1.0, x[0]);
        Assert.Equal(1.5 * month.Basis[1], x[1]);
        Assert.Equal(1, x[^1]);
        Assert.Equal(World.Latents.Dimension, World.Structure.Parts.Sum(p => p.Latents.Count));
    }

    [Fact]
    public void A_setting_out_of_its_range_is_named()
    {
        Assert.Contains("Share", Refusal(new() { Share = 1 }), StringComparison.Ordinal);
        Assert.Contains("Examples", Refusal(new() { Examples = 188 }), StringComparison.Ordinal);
        Assert.Contains("BinWidth", Refusal(new() { BinWidth = 0.1 }), StringComparison.Ordinal);
        Assert.Contains("NoiseLow", Refusal(new() { NoiseLow = 0.5, NoiseHigh = 0.4 }), StringComparison.Ordinal);
        Assert.Contains("Unit", Refusal(new() { Unit = "" }), StringComparison.Ordinal);
        static string Refusal(KeelingWorlds settings) => Assert.Throws<ArgumentException>(() => settings.Sample(default)).Message;
    }

    [Theory]
    [InlineData(1e-7)]
    [InlineData(1e9)]
    public void A_record_of_any_unit_gives_a_world_that_can_be_read(double unit)
    {
        var path = Path.Combine(AppContext.BaseDirectory, FormattableString.Invariant($"unit{unit:E0}.csv"));
        File.WriteAllLines(path, SeriesFile.BuiltIn().Select(r => FormattableString.Invariant($"{r.Label}-05,{r.Value * unit:R}")));
        var world = new KeelingWorlds { Data = path, BinWidth = 0, Unit = "t" }.SampleRecord(new Seed(1));
        var question = world.Sets[1].Scored[3].Question;
        Assert.Equal("What was the value on 1978-10-05?", question.Text);
        Assert.InRange(world.Bins.Answers.Count, 90, 255);

        // The same months in another unit: the same standardised background, so nearly the same moments and prior.
        var z = World.Key.ReferenceLatent();
        var (here, there) = (world.Claims(z).Whole(question), World.Claims(z).Whole(World.Sets[1].Scored[3].Question));
        Assert.Equal((double)there.Value[0], (double)here.Value[0], 2e4);
        Assert.Equal(World.Key.LogPrior(z), world.Key.LogPrior(z), 0.05);
        var random = new Seed(11).CreateRandom();
        for (var i = 0; i < 50; i++)
        {
            z = world.Latents.Draw(random);
            Assert.Equal(World.Key.LogPrior(z), world.Key.LogPrior(z), 0.3);
        }
    }
}
