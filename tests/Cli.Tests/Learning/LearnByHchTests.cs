using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary><c>ltp learn --elicit hch</c> and <c>--elicit amplification</c>: the loop with an overseer, or an assistant whom he teaches, in the place of debate.</summary>
public sealed class LearnByHchTests : IDisposable
{
    private static readonly string[] Short =
    [
        "learn", "--worlds", "2", "--overseer-error", "0.01", "--set", "rounds=1", "--set", "verdicts=60", "--set", "final-verdicts=30", "--set", "searches=1", "--posterior", "particles", "--set", "particle-count=20",
        "--set", "direct-fits=1", "--set", "conditional-steps=20", "--set", "prior-steps=10", "--set", "exploration-steps=20", "--set", "evaluations=60",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hch")]
    [InlineData("amplification")]
    public async Task A_run_stores_every_decomposition_and_goes_on_to_the_same_bytes(string elicit)
    {
        string[] limit = elicit == "hch" ? [] : ["--set", "assistant-calls=64"];
        var outcome = await Ltp.RunAsync([.. Short, "--elicit", elicit, .. limit, "--out", _folder["run"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("moves of the overseer", outcome.Output, StringComparison.Ordinal);
        var run = StoredRun.Open(_folder["run"]);
        Assert.Empty(await run.ReadDebatesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.True(await run.ReadDecompositionsAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken) > 120);

        // As a kill leaves it: the second world has not ended.
        var cut = _folder.CopyOf(_folder["run"], "cut");
        File.WriteAllText(Path.Combine(cut, "open.json"), """{"schema":"ltp.open/1","unit":"worlds","items":2}""");
        File.WriteAllLines(Path.Combine(cut, "items.jsonl"), File.ReadLines(Path.Combine(cut, "items.jsonl")).Take(1));
        File.WriteAllLines(Path.Combine(cut, "decompositions.jsonl"), File.ReadLines(Path.Combine(cut, "decompositions.jsonl")).SkipLast(40));
        File.Delete(Path.Combine(cut, "worlds", "0001.json"));
        File.Delete(Path.Combine(cut, "summary.json"));
        var resumed = await Ltp.RunAsync("learn", "--resume", cut);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        foreach (var name in new[] { "decompositions.jsonl", "items.jsonl", "worlds/0000.json", "worlds/0001.json", "summary.svg" })
        {
            Assert.True(File.ReadAllBytes(_folder["run", name]).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(cut, name))), name);
        }
    }

    [Theory]
    [InlineData("--elicit guesswork", "--elicit", "guesswork")]
    [InlineData("--world keeling --elicit hch", "keeling", "splits")]
    [InlineData("--overseer-error 0.1", "overseer-error", "elicit=hch")]
    [InlineData("--world keeling --elicit amplification", "keeling", "assistant")]
    [InlineData("--set assistant-calls=9", "assistant-calls", "elicit=amplification")]
    [InlineData("--elicit amplification --debater erring:right=.9", "--debater", "--elicit")]
    [InlineData("--elicit hch --overseer-error 2", "overseer-error", "2")]
    [InlineData("--elicit hch --judge bounded", "--judge", "--elicit")]
    [InlineData("--elicit hch --set elicit=debate", "elicit")]
    public async Task Bad_input_is_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["learn", .. options.Split(' '), "--out", _folder["run"]])).IsRefused(telling);
}
