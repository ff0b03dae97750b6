using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class JudgeTrainingTests
{
    private static readonly DigitSet Digits = DrawnDigits.Draw(8, 500, 200, new Seed(1));
    private static readonly JudgeSettings Brief = new() { Width = 32, Hidden = 16, Steps = 300, Batch = 64, Rate = 5e-3 };

    [Fact]
    public void A_little_training_beats_chance_by_far_and_the_same_seed_gives_the_same_judge()
    {
        var judge = JudgeTraining.Train(Digits.Train, 4, Brief, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
        var again = JudgeTraining.Train(Digits.Train, 4, Brief, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
        var other = JudgeTraining.Train(Digits.Train, 4, Brief, new Seed(2), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(judge.Network.Rows, again.Network.Rows);
        Assert.NotEqual(judge.Network.Rows, other.Network.Rows);

        var random = new Seed(3).CreateRandom();
        var pixels = new int[4];
        var right = Digits.Test.Count(d =>
        {
            Reveal.Draw(d.Image, pixels, random);
            Assert.Equal(4, pixels.Distinct().Count());
            return judge.Judge(pixels.Select(p => new Pixel(p / 8, p % 8, d.Image[p]))).Choice == d.Label;
        });

        // Chance is 20 of 200, with a standard deviation of 4.2.
        Assert.InRange(right, 45, 200);
    }

    [Fact]
    public void Training_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            JudgeTraining.Train(Digits.Train, 4, Brief, new Seed(1), _ => stop.Cancel(), stop.Token));
    }
}
