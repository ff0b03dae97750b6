using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

public sealed class DigitStudyTests : IDisposable
{
    private static readonly DigitSet Digits = DrawnDigits.Draw(8, 300, 40, new Seed(1));
    private static readonly JudgeSettings Judge = new() { Width = 32, Hidden = 16, Steps = 300, Batch = 64, Rate = 5e-3 };

    private readonly string _folder = Directory.CreateTempSubdirectory("learning-the-prior-").FullName;
    private int _runs;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DigitPlay.Exact, 4)]
    [InlineData(DigitPlay.Mcts, 4)]
    [InlineData(DigitPlay.Trained, 16)]
    public async Task The_same_seed_gives_the_same_summary_and_every_picture_is_counted(DigitPlay play, int rows)
    {
        var plan = new DigitPlan(4, play, 10, Judge with { Steps = 40 }, new Seed(1))
        {
            Search = new(20),
            Debaters = new() { Width = 16, Hidden = 16, Steps = 5, Games = 4 },
        };

        var summary = await RunAsync(plan);

        // Two seats and two rules; for trained debaters also each side against a perfect one, and two perfect ones.
        Assert.Equal(rows, summary.Debates.Count);
        Assert.All(summary.Debates, d => Assert.Equal(10, d.Won.Of));
        Assert.Equal(40, summary.JudgeAlone.Of);
        Assert.Equal(Json(summary), Json(await RunAsync(plan)));
        Assert.NotEqual(Json(summary), Json(await RunAsync(plan with { Seed = new(2) })));
    }

    [Fact]
    public async Task No_trained_side_wins_more_from_a_perfect_one_than_a_perfect_side_does()
    {
        var summary = await RunAsync(new DigitPlan(4, DigitPlay.Trained, 12, Judge with { Steps = 100 }, new Seed(1)) { Debaters = new() { Width = 16, Hidden = 16, Steps = 20, Games = 4 } });

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

    [Theory]
    [InlineData(DigitPlay.Exact)]
    [InlineData(DigitPlay.Mcts)]
    [InlineData(DigitPlay.Trained)]
    public async Task Every_game_is_kept_as_a_debate_whose_verdict_is_the_one_that_counts(DigitPlay play)
    {
        var plan = new DigitPlan(4, play, 3, Judge with { Steps = 20 }, new Seed(1)) { Search = new(20), Debaters = new() { Width = 16, Hidden = 16, Steps = 5, Games = 4 } };

        var summary = await RunAsync(plan);

        var run = StoredRun.Open(Folder);
        var debates = await run.ReadDistinctDebatesAsync(Stop).ToListAsync(Stop);
        var right = await run.ReadJudgementsAsync(Stop).Where(j => j.Correct == true).Select(j => j.DebateId).ToHashSetAsync(cancellationToken: Stop);
        Assert.Empty(await run.CheckAsync(cancellationToken: Stop));
        Assert.All(debates, d => Assert.All(d.Turns, t => Assert.Single(t.Citations)));
        Assert.All(debates, d => Assert.Equal(4, d.Turns.SelectMany(t => t.Citations).Select(c => c.Address).Distinct().Count()));
        foreach (var row in summary.Debates)
        {
            var own = debates.Where(d => (d.Labels["honest"], d.Labels["dishonest"], d.Labels["rules"], d.Labels["honest_seat"]) == (row.Honest, row.Dishonest, row.Rules, row.HonestSeat)).ToList();
            Assert.Equal(3 * (row.Rules == "free" ? 1 : 9), own.Count);
            Assert.Equal(row.Won.Right, own.GroupBy(d => d.QuestionId).Count(picture => picture.All(d => right.Contains(d.DebateId))));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Folder => Path.Combine(_folder, $"{_runs}");

    private async Task<DigitSummary> RunAsync(DigitPlan plan)
    {
        _runs++;
        using var writer = RunWriter.Create(Folder, new() { Schema = RunInfo.CurrentSchema, RunId = "digits", Kind = "digits" }, new(OpenRun.CurrentSchema, "pictures", plan.Images));
        var summary = await new DigitStudy(Digits, plan).RunAsync(writer, "digits", cancellationToken: Stop);
        await writer.CloseAsync(Stop);
        return summary!;
    }

    private static string Json(DigitSummary summary) =>
        JsonSerializer.Serialize(summary with { WallS = new(0, 0, 0) }, DigitJson.Default.DigitSummary);
}
