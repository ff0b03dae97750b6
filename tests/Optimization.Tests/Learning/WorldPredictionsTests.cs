using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class WorldPredictionsTests
{
    [Fact]
    public void D_and_every_set_have_their_lines_and_the_scores_follow_from_them()
    {
        var world = new SnowWorlds { Examples = 12, AnatomyFeatures = 3, BackgroundFeatures = 1 }.Sample(new Seed(1));
        var predictions = new WorldPredictions(world, ByLength);

        var lines = predictions.Lines("w0004");

        // Four features have sixteen x in D and in D*.
        Assert.Equal([("observed", 12), ("d", 16), ("d_star", 16)], lines.GroupBy(l => l.Set!).Select(g => (g.Key, g.Count())));
        Assert.Equal(world.Observed.Select(o => (o.Question.Id, (int?)o.Answer)), lines.Take(12).Select(l => (l.Id, l.Label)));
        Assert.All(lines.Skip(12), l => Assert.Null(l.Label));
        Assert.All(lines, l => Assert.Equal("w0004", l.World));
        Assert.All(lines.GroupBy(l => l.Set), set => Assert.Equal(1, set.Sum(l => l.Weight!.Value), 1e-9));
        foreach (var set in world.Sets)
        {
            var nll = lines.Where(l => l.Set == set.Name).Sum(l => l.Weight!.Value * l.Truth!.Zip(l.Credences, (t, c) => -t * Math.Log(c)).Sum());
            Assert.Equal(Scoring.Nll(world.Key, set, predictions.Of(set)), nll, 1e-12);
        }
    }

    [Fact]
    public void A_real_record_has_labels_and_no_truth()
    {
        var world = new KeelingWorlds { BinWidth = 4 }.SampleRecord(new Seed(1));

        var lines = new WorldPredictions(world, questions => [.. questions.Select(q => Credences.Uniform(q.Answers.Count))]).Lines("w0000");

        Assert.All(lines, l => Assert.Null(l.Truth));
        Assert.Equal(
            world.Sets[1].Scored.Select(s => world.Key.Target(s.Question).Choice),
            lines.Where(l => l.Set == "d_star").Select(l => l.Label));
        Assert.Equal(world.Observed.Count, lines.Count(l => l.Set == StoredPrediction.Observed));
    }

    private static IReadOnlyList<Credences> ByLength(IReadOnlyList<Question> questions) =>
        [.. questions.Select(q => Credences.OfYes(.2 + (.01 * q.Id.Count(c => c == '+'))))];
}
