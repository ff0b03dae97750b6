using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Comparing;

/// <summary>Judges of a comparison whose credences are calibrated on debates that are not compared.</summary>
public sealed class CompareCalibrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A recursive debate's verdict is right; a judge of it who says so timidly is mended by any calibration.
    [Theory]
    [InlineData("calibrated", "temperature=")]
    [InlineData("calibrated-platt", "platt(")]
    [InlineData("calibrated-isotonic", "isotonic(")]
    public async Task A_timid_judge_is_mended_on_questions_that_it_was_not_fitted_on(string calibrated, string named)
    {
        const string Timid = "noisy:temperature=3";

        var outcome = await Ltp.RunAsync(
            "compare", "--protocols", "recursive", "--judges", Timid, $"{calibrated}:{Timid}", "--items", "30", "--held-out", "50", "--out", _folder["run"], "--json");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var brier = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("groups").EnumerateArray().ToLookup(
            g => g.GetProperty("factors").GetProperty("judge").GetString()!.StartsWith("calibrated(", StringComparison.Ordinal),
            g => g.GetProperty("statistics").GetProperty("brier").GetProperty("value").GetDouble());
        Assert.All(brier[false], b => Assert.InRange(b, .05, .5));
        Assert.All(brier[true], b => Assert.InRange(b, 0, .005));
        Assert.Contains(Lines("run", "judgements.jsonl"), j => j.GetProperty("judge_id").GetString()!.Contains(named, StringComparison.Ordinal));

        // Both claims in both orders, before the judge as it is.
        Assert.Equal(50 * 4, Lines(Path.Combine("run", "held-out"), "debates.jsonl").Count());
        Assert.Equal(30 * 4 * 2, Lines("run", "debates.jsonl").Count());
    }

    [Theory]
    [InlineData("order-robust:calibrated:noisy:temperature=3", "order-robust(calibrated(noisy(bounded(checks=1), temperature=3")]
    [InlineData("panel:(calibrated:noisy:temperature=3,bias=1)+bounded:checks=2", "panel(mean, quorum=2: calibrated(noisy(bounded(checks=1), temperature=3, bias=1")]
    public async Task A_calibrated_judge_may_sit_within_another(string judge, string stored)
    {
        var (code, _, error) = await Ltp.RunAsync("compare", "--protocols", "recursive", "--judges", judge, "--items", "2", "--held-out", "10", "--out", _folder["run"]);

        Assert.True(code == ExitCode.Success, error);
        Assert.All(Lines("run", "judgements.jsonl"), j => Assert.StartsWith(stored, j.GetProperty("judge_id").GetString(), StringComparison.Ordinal));
        Assert.Equal(10 * 4, Lines(Path.Combine("run", "held-out"), "debates.jsonl").Count());
    }

    [Fact]
    public async Task No_question_is_both_held_out_and_compared_though_the_world_has_few()
    {
        await Ltp.RunAsync(
            "compare", "--world", "taxonomy", "--set", "stored=2", "--protocols", "consultancy", "--judges", "calibrated:bounded", "--items", "40", "--held-out", "40", "--out", _folder["run"]);

        var heldOut = Asked(Path.Combine("run", "held-out"));
        Assert.NotEmpty(heldOut);
        Assert.Empty(heldOut.Intersect(Asked("run")));
    }

    [Fact]
    public async Task A_world_with_too_few_questions_says_so() => Assert.StartsWith(
        "ltp: world taxonomy has too few questions for 100 held-out ones",
        await RefusedAsync("--world", "taxonomy", "--depths", "2", "--set", "stored=1", "--set", "level=1", "--set", "exceptions=0.4", "--protocols", "consultancy", "--judges", "calibrated:bounded", "--items", "2000"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_language_model_is_calibrated_too_and_its_held_out_debates_are_played_once_for_all_calibrations()
    {
        await using var talk = await Talk.BeginAsync();
        string[] command =
        [
            "compare", "--protocols", "consultancy", "interactive", "--judges", $"calibrated:logprob:{talk.Judge}", $"calibrated-platt:logprob:{talk.Judge}", "--items", "2", "--held-out", "3",
            "--prices", talk.Folder["prices.json"], "--out",
        ];

        var outcome = await Ltp.RunAsync([.. command, talk.Folder["run"], "--concurrency", "1"]);
        var again = await Ltp.RunAsync([.. command, talk.Folder["again"], "--concurrency", "8"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.True(again.Code == ExitCode.Success, again.Error);
        Assert.Equal(3 * (2 + 4), talk.Lines(Path.Combine("run", "held-out"), "debates.jsonl").Count);
        Assert.All(talk.Lines(Path.Combine("run", "held-out"), "debates.jsonl"), d => Assert.True(d.GetProperty("n_calls").GetInt32() > 0));
        Assert.Equal(talk.Store("run"), talk.Store("again"));
        Assert.Equal(talk.Store(Path.Combine("run", "held-out")), talk.Store(Path.Combine("again", "held-out")));
    }

    [Theory]
    [InlineData("judge 'calibrated': a judge is missing, as in calibrated:bounded", "--judges", "calibrated")]
    [InlineData("judge 'calibrated:calibrated-platt:bounded' is calibrated twice", "--judges", "calibrated:calibrated-platt:bounded")]
    [InlineData("judge 'calibrated:jury': there is no judge 'jury'", "--judges", "calibrated:jury")]
    [InlineData("judge 'calibrated:calibrated:oracle' is calibrated twice", "--judges", "panel:bounded+calibrated:calibrated:oracle")]
    [InlineData("--held-out must be from 1 to 100000; 0 is not.", "--judges", "calibrated:bounded", "--held-out", "0")]
    [InlineData("judge 'calibrated-platt:bounded' is for questions of two answers; those of keeling have", "--judges", "calibrated-platt:bounded", "--world", "keeling")]
    public async Task What_cannot_be_calibrated_is_one_line_and_leaves_no_folder(string message, params string[] options) =>
        Assert.StartsWith("ltp: " + message, await RefusedAsync(options), StringComparison.Ordinal);

    [Fact]
    public async Task Only_a_comparison_has_debates_to_calibrate_a_judge_on() =>
        (await Ltp.RunAsync("learn", "--judge", "calibrated:bounded", "--out", _folder["run"])).IsRefused("only a comparison ('ltp compare')");

    private async Task<string> RefusedAsync(params string[] options)
    {
        var (code, _, error) = await Ltp.RunAsync(["compare", "--out", _folder["run"], .. options]);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.False(Directory.Exists(_folder["run"]) || Directory.Exists(_folder["run.part"]));
        return error.TrimEnd().Split('\n')[^1];
    }

    private HashSet<string> Asked(string run) => [.. Lines(run, "debates.jsonl").Select(d => $"{d.GetProperty("latent")} {d.GetProperty("question_text")}")];

    private IEnumerable<JsonElement> Lines(string run, string file) => File.ReadLines(_folder[run, file]).Select(l => JsonDocument.Parse(l).RootElement);
}
