using LearningThePrior.Cli.Tests.Pins;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

/// <summary>What cannot be meant is refused in one line that names the option, before anything is played, read or written.</summary>
public sealed class OptionsTests : IDisposable
{
    private const string Model = "test/x@http://127.0.0.1:1/v1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compare --depths 4 4", "--depths: two are the same")]
    [InlineData("compare --csv /nope/x.csv", "--csv: the folder /nope is missing")]
    [InlineData("compare --csv ''", "--csv is given and blank")]
    [InlineData("compare --honest sandbagging:effort=2", "'effort' must be")]
    [InlineData("compare --set depth=4 --set depth=5", "--set: 'depth' is given twice")]
    [InlineData("compare --set depth=4 --set Depth=5", "--set: 'Depth' is given twice")]
    [InlineData("compare --set depth=4 --depths 5", "--set depth cannot be given together with --depths")]
    [InlineData("compare --protocols alone alone", "--protocols: two are the same")]
    [InlineData("compare --protocols sequential sequential:rounds=2", "--protocols: two are the same")]
    [InlineData("compare --judges bounded bounded:checks=1", "--judges: two are the same")]
    [InlineData("compare --held-out -1", "--held-out goes with judges that are calibrated")]
    [InlineData("compare --judges calibrated:bounded --held-out -1", "--held-out must be from 1")]
    [InlineData("compare --out ''", "--out is given and blank")]
    [InlineData("compare --record ''", "--record is given and blank")]
    [InlineData("compare --protocols ''", "--protocols is given and blank")]
    [InlineData("learn --set rounds=2 --set rounds=3", "--set: 'rounds' is given twice")]
    [InlineData("learn --examples 20 --set examples=30", "--set examples cannot be given together with --examples")]
    [InlineData("learn --prior ratio --set prior-from-ratios=false", "--set prior-from-ratios cannot be given together with --prior")]
    [InlineData("learn --prior none --set prior-model=parts", "--set prior-model cannot be given together with --prior")]
    [InlineData("learn --prior dropped", "--prior must be one of absolute, ratio, none; 'dropped' is not.")]
    [InlineData("measure bayes --set colour=red", "--set: there is no setting 'colour' in world snow")]
    [InlineData("learn --seed 1,000", "--seed must be a whole number, not below zero; '1,000' is not: write 1000.")]
    [InlineData("learn --worlds 2.5", "--worlds must be a whole number, not below zero; '2.5' is not.")]
    [InlineData("learn --data ''", "--data is given and blank")]
    [InlineData("tree --set depth=3 --set depth=4", "--set: 'depth' is given twice")]
    [InlineData("analyze RUN --by ''", "--by is given and blank")]
    [InlineData("analyze RUN --by ,", "--by: ',' names no factor")]
    [InlineData("analyze RUN --csv /nope/x.csv", "--csv: the folder /nope is missing")]
    [InlineData("analyze ''", "RUN is given and blank")]
    [InlineData("judge '' --judge quote", "run is given and blank")]
    [InlineData("judge RUN --judge ''", "--judge is given and blank")]
    [InlineData("report ''", "run is given and blank")]
    [InlineData("report RUN --out /nope/x.html", "--out: the folder /nope is missing")]
    [InlineData("report RUN --out ''", "--out is given and blank")]
    [InlineData("export '' --to csv", "RUN is given and blank")]
    [InlineData("human ''", "run is given and blank")]
    [InlineData("import nyu ''", "is given and blank")]
    [InlineData("debate DEBATE --temperature 0,7", "--temperature must be a number; '0,7' is not: write 0.7.")]
    [InlineData("debate DEBATE --temperature NaN", "--temperature must be a number; 'NaN' is not.")]
    [InlineData("debate DEBATE --timeout 0,5", "--timeout must be a number; '0,5' is not: write 0.5.")]
    [InlineData("debate DEBATE --max-cost 0,5", "--max-cost must be dollars above 0; '0,5' is not: write 0.5.")]
    [InlineData("debate DEBATE --items 5", "--items is for worlds")]
    [InlineData("debate DEBATE --record ''", "--record is given and blank")]
    [InlineData("debate DEBATE --rounds 100000000 --dry-run", "--rounds must be from 1 to 100; 100000000 is not.")]
    [InlineData("debate DEBATE --rounds 0 --dry-run", "--rounds must be from 1 to 100; 0 is not.")]
    [InlineData("debate DEBATE --protocol sequential:rounds=100000000 --dry-run", "'rounds' must be a whole number from 1 to 100")]
    [InlineData("debate WORLD --items 1000000 --samples 10000 --dry-run", "--items and --samples: 10000000000 debates are too many")]
    [InlineData("measure taxonomy --exceptions 0,05", "--exceptions must be a number; '0,05' is not: write 0.05.")]
    [InlineData("measure fidelity --radius 0,03", "--radius must be a number; '0,03' is not: write 0.03.")]
    public async Task It_is_refused_at_once(string command, string telling)
    {
        string[] words = [.. command.Split(' ').SelectMany(Words)];
        var outcome = await Ltp.RunAsync(words[0] is "compare" or "learn" && !command.Contains("--out", StringComparison.Ordinal) ? [.. words, "--out", _folder["run"]] : words);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Contains(telling, Assert.Single(outcome.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_depth_that_is_set_is_the_depth_that_is_compared()
    {
        var outcome = await Ltp.RunAsync("compare", "--set", "depth=3", "--protocols", "alone", "--items", "1", "--out", _folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("\"debate_id\":\"d003-", await File.ReadAllTextAsync(_folder["run", "debates.jsonl"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_costs_of_a_run_are_told_by_role_and_model()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Matches(@"judge\s+test/judge\s", outcome.Output);
        Assert.Matches(@"debater\S*\s+test/\S+\s", outcome.Output);
    }

    private static IEnumerable<string> Words(string word) => word switch
    {
        "''" => [""],
        "RUN" => [PinnedPlace.Run("debate")],
        "DEBATE" => ["--questions", PinnedPlace.Input("questions.jsonl"), "--tree", PinnedPlace.Input("boiler.md"), "--debater", Model, "--judge", Model],
        "WORLD" => ["--tree", "world:encyclopedia", "--debater", Model, "--judge", Model],
        _ => [word],
    };
}
