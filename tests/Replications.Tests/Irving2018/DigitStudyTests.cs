using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class DigitStudyTests
{
    private static readonly DigitSet Digits = DrawnDigits.Draw(8, 300, 40, new Seed(1));
    private static readonly JudgeSettings Judge = new() { Width = 32, Hidden = 16, Steps = 300, Batch = 64, Rate = 5e-3 };

    [Theory]
    [InlineData(DigitPlay.Exact, 4)]
    [InlineData(DigitPlay.Mcts, 4)]
    [InlineData(DigitPlay.Trained, 16)]
    public void The_same_seed_gives_the_same_summary_and_every_picture_is_counted(DigitPlay play, int rows)
    {
        var plan = new DigitPlan(4, play, 10, Judge, new Seed(1))
        {
            Search = new(20),
            Debaters = new() { Width = 16, Hidden = 16, Steps = 5, Games = 4 },
        };

        var summary = Run(plan);

        // Two seats and two rules; for trained debaters also each side against a perfect one, and two perfect ones.
        Assert.Equal(rows, summary.Debates.Count);
        Assert.All(summary.Debates, d => Assert.Equal(10, d.Won.Of));
        Assert.Equal(40, summary.JudgeAlone.Of);
        Assert.Equal(Json(summary), Json(Run(plan)));
        Assert.NotEqual(Json(summary), Json(Run(plan with { Seed = new(2) })));
    }

    [Fact]
    public void No_trained_side_wins_more_from_a_perfect_one_than_a_perfect_side_does()
    {
        var summary = Run(new DigitPlan(4, DigitPlay.Trained, 20, Judge, new Seed(1)) { Debaters = new() { Width = 16, Hidden = 16, Steps = 20, Games = 4 } });

        foreach (var exact in summary.Debates.Where(d => d is { Honest: "exact", Dishonest: "exact" }))
        {
            DigitDebates Other(string honest, string dishonest) =>
                summary.Debates.Single(d => d.Honest == honest && d.Dishonest == dishonest && d.Rules == exact.Rules && d.HonestSeat == exact.HonestSeat);
            Assert.True(Other("trained", "exact").Won.Right <= exact.Won.Right);
            Assert.True(Other("exact", "trained").Won.Right >= exact.Won.Right);
        }
    }

    [Fact]
    public void A_plan_that_does_not_fit_is_refused_before_anything_is_trained()
    {
        var plan = new DigitPlan(4, DigitPlay.Exact, 10, Judge, new Seed(1));

        Assert.Throws<ArgumentException>(() => new DigitStudy(Digits, plan with { Images = 41 }));
        Assert.Throws<ArgumentException>(() => new DigitStudy(Digits, plan with { Pixels = 5 }));
        Assert.Throws<ArgumentException>(() => new DigitStudy(DrawnDigits.Draw(28, 10, 10, new Seed(1)), plan with { Pixels = 6 }));
        var blank = new LabelledDigit(new(8, 16, new byte[64]), 0);
        Assert.Throws<ArgumentException>(() => new DigitStudy(Digits with { Test = [.. Digits.Test, blank] }, plan));
    }

    private static DigitSummary Run(DigitPlan plan) => new DigitStudy(Digits, plan).Run(TestContext.Current.CancellationToken);

    private static string Json(DigitSummary summary) =>
        JsonSerializer.Serialize(summary with { WallS = new(0, 0, 0) }, DigitJson.Default.DigitSummary);
}
