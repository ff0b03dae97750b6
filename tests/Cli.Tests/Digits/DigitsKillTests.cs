using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Cli.Tests.Digits;

/// <summary>
/// A study of digits that is killed at twenty random moments (see <see cref="Killed"/>) and goes on. It is run below the command, with a judge that is
/// trained for a moment: the command's own takes most of a minute. It asks no model.
/// </summary>
public sealed class DigitsKillTests : IDisposable
{
    private const int Images = 100;
    private static readonly DigitSet Digits = DrawnDigits.Draw(8, 100, Images, new Seed(1));
    private static readonly DigitPlan Plan = new(2, DigitPlay.Mcts, Images, new() { Width = 16, Hidden = 16, Steps = 5, Batch = 16 }, new Seed(1)) { Search = new(10) };

    private readonly TemporaryFolder _folder = new();
    private DigitSummary? _summary;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_study_ends_as_if_it_had_not_been()
    {
        await RunAsync(_folder["whole"], Token);
        var (whole, random) = (_summary!, new Seed(2029).CreateRandom());
        var each = new FileInfo(_folder["whole", "debates.jsonl"]).Length / Images;

        for (var kill = 0; kill < 20; kill++)
        {
            var killed = await Killed.AtAsync(
                _folder["run"],
                stop => RunAsync(_folder["run"], stop),
                over => Killed.GrowsAsync(_folder["run", "debates.jsonl"], 1 + random.NextInt((int)(2 * each)), over));
            Assert.True(killed, "The run was over before it could be killed.");
        }

        await RunAsync(_folder["run"], Token);

        Assert.Equivalent(whole with { WallS = _summary!.WallS }, _summary, strict: true);
        Assert.Equal(Ltp.StoreOf(_folder["whole"]), Ltp.StoreOf(_folder["run"]));
        Assert.Equal(await File.ReadAllTextAsync(_folder["whole", "items.jsonl"], Token), await File.ReadAllTextAsync(_folder["run", "items.jsonl"], Token));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var open = new OpenRun(OpenRun.CurrentSchema, "pictures", Images);
        using var writer = Directory.Exists(folder)
            ? await RunWriter.ResumeAsync(folder, open, cancellationToken)
            : RunWriter.Create(folder, new() { Schema = RunInfo.CurrentSchema, RunId = "digits", Kind = "digits" }, open);
        _summary = await new DigitStudy(Digits, Plan).RunAsync(writer, "digits", new Slowly(), cancellationToken);
        await writer.CloseAsync(cancellationToken);
    }

    /// <summary>A picture is played in a millisecond or two: without a rest after each, a busy machine sees the run end before it sees it grow.</summary>
    private sealed class Slowly : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => Thread.Sleep(30);
    }
}
