using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

/// <summary>What a human imagines is what worlds of the family are like.</summary>
public sealed class ImaginedTests
{
    private static readonly IImaginableWorld[] Worlds =
        [new SnowWorlds { AnatomyFeatures = 2, BackgroundFeatures = 1 }.Sample(new Seed(1)), new EncyclopediaWorlds { Depth = 4 }.Sample(new Seed(1))];

    public static TheoryData<int> All => new(0, 1);

    [Theory]
    [MemberData(nameof(All))]
    public void Examples_come_as_often_as_they_are_weighed(int which)
    {
        var world = Worlds[which];
        var random = new Seed(3).CreateRandom();
        var imagined = world.Imagine(random);
        var counts = new double[world.DistinctQuestions, 2];
        const int Draws = 40_000;
        for (var i = 0; i < Draws; i++)
        {
            var (question, answer) = imagined.Observe(random);
            counts[question, answer]++;
        }

        var weights = world.Sets[0].Scored.Select(s => (Index: world.IndexOf(s.Question), Weight: imagined.Weigh(s.Question))).ToArray();
        var total = weights.Sum(w => w.Weight.No + w.Weight.Yes);
        Assert.Equal(world.DistinctQuestions, weights.Select(w => w.Index).Distinct().Count());
        Assert.All(weights, w =>
        {
            Assert.Equal(w.Weight.No / total, counts[w.Index, 0] / Draws, .01);
            Assert.Equal(w.Weight.Yes / total, counts[w.Index, 1] / Draws, .01);
        });
    }

    // Over what may be imagined, a question of D has its answer as often as the human expects before any data.
    [Theory]
    [MemberData(nameof(All))]
    public void Before_any_data_the_mean_of_what_is_imagined_is_exact_Bayes(int which)
    {
        IImaginableWorld empty = which == 0
            ? new SnowWorlds { AnatomyFeatures = 2, BackgroundFeatures = 1, Examples = 0 }.Sample(new Seed(1))
            : new EncyclopediaWorlds { Depth = 4, Examples = 0 }.Sample(new Seed(1));
        Question[] questions = [.. empty.Sets.SelectMany(s => s.Scored.Take(4)).Select(s => s.Question)];
        var random = new Seed(4).CreateRandom();
        var sums = new (double No, double Yes)[questions.Length];
        for (var draw = 0; draw < 4_000; draw++)
        {
            var imagined = empty.Imagine(random);
            for (var q = 0; q < questions.Length; q++)
            {
                var (no, yes) = imagined.Weigh(questions[q]);
                sums[q] = (sums[q].No + no, sums[q].Yes + yes);
            }
        }

        Assert.All(empty.Key.Bayes(questions), (bayes, q) => Assert.Equal(bayes[1], sums[q].Yes / (sums[q].No + sums[q].Yes), .03));
    }

    [Fact]
    public void What_D_cannot_hold_has_no_place_in_it()
    {
        Assert.Throws<ArgumentException>(() => Worlds[0].IndexOf(((SnowWorld)Worlds[0]).ReadQuestion("old:+.-")));
        Assert.Throws<ArgumentException>(() => Worlds[1].IndexOf(((EncyclopediaWorld)Worlds[1]).ReadQuestion("/1/0/1/0")));
        Assert.Throws<InvalidOperationException>(() => new EncyclopediaWorlds { Questions = QuestionKind.Aggregate }.Sample(new Seed(1)).DistinctQuestions);
    }
}
