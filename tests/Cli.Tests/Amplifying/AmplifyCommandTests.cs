using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Amplifying;

/// <summary><c>ltp amplify</c> from its options to the run's folder.</summary>
public sealed class AmplifyCommandTests : IDisposable
{
    private static readonly string[] Short = ["amplify", "--steps", "8", "--supervised", "--overseer-error", "0.1", "--set", "contexts=5", "--set", "polled=3", "--set", "width=16", "--seed", "4"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_holds_its_summary_curves_weights_and_every_decomposition()
    {
        var outcome = await Ltp.RunAsync([.. Short, "--out", _folder["run"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var summary = JsonDocument.Parse(outcome.Output);
        var root = summary.RootElement;
        Assert.Equal(("tiny", 4, 8), (root.GetProperty("task").GetString(), root.GetProperty("size").GetInt32(), root.GetProperty("steps").GetInt32()));
        Assert.Equal(.92, root.GetProperty("law").GetDouble(), 12); // 1 - .1 * 4/5
        foreach (var who in new[] { "amplified", "teacher", "supervised" })
        {
            var accuracy = root.GetProperty("accuracy").GetProperty(who);
            Assert.InRange(accuracy.GetProperty("all").GetDouble(), 0, 1);
            Assert.Equal(["1", "2"], accuracy.GetProperty("by_height").EnumerateObject().Select(p => p.Name));
        }

        Assert.Equal(8 * 5 * 10, root.GetProperty("labels").GetInt64());
        Assert.True(root.GetProperty("flop").GetDouble() > 1e6);
        Assert.All(new[] { "accuracy.svg", "trained/amplified.safetensors", "trained/supervised.safetensors", "curves/teacher" }, f => Assert.True(Path.Exists(Path.Combine(_folder["run"], f)), f));
        var decompositions = await StoredRun.Open(_folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(root.GetProperty("decompositions").GetInt32(), decompositions.Count);
        Assert.All(decompositions, d => Assert.StartsWith("sigma^", d.Questions[0].Question, StringComparison.Ordinal));
        Assert.Contains(decompositions.SelectMany(d => d.Questions), q => q is { Source: "look_up", Facts: [{ Address: var at }] } && at.StartsWith('/'));
    }

    [Fact]
    public async Task An_overseer_is_named_and_his_name_stands_in_the_plan_and_with_what_he_decomposed()
    {
        var outcome = await Ltp.RunAsync([.. Short, "--overseer", "lazy:most=1", "--out", _folder["run"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("law").ValueKind);
        Assert.Contains("\"overseer\":\"lazy\"", File.ReadAllText(_folder["run", "run.json"]).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var decompositions = await StoredRun.Open(_folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.All(decompositions, d => Assert.Contains("asks at most 1", d.Overseer, StringComparison.Ordinal));

        var unknown = await Ltp.RunAsync([.. Short, "--overseer", "openai/gpt-4o", "--out", _folder["none"]]);
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Contains("overseer", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_to_the_same_bytes()
    {
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync([.. Short, "--out", _folder["whole"]])).Code);
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync([.. Short, "--out", _folder["cut"]])).Code);

        // As a kill leaves it: neither item has ended, and of what the overseer did after the last point on the way only a part is there.
        File.WriteAllText(_folder["cut/open.json"], """{"schema":"ltp.open/1","unit":"trainings","items":2}""");
        File.Delete(_folder["cut/items.jsonl"]);
        File.Delete(_folder["cut/summary.json"]);
        File.Delete(_folder["cut/trained/supervised.safetensors"]);
        var resumed = await Ltp.RunAsync("amplify", "--resume", _folder["cut"]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        foreach (var name in new[] { "decompositions.jsonl", "trained/amplified.safetensors", "trained/supervised.safetensors", "accuracy.svg", "items.jsonl", "run.json" })
        {
            Assert.True(File.ReadAllBytes(_folder[$"whole/{name}"]).AsSpan().SequenceEqual(File.ReadAllBytes(_folder[$"cut/{name}"])), name);
        }
    }

    [Theory]
    [InlineData("--task juggling", "juggling", "powering")]
    [InlineData("--task powering --size 1", "size", "1")]
    [InlineData("--overseer-error 2", "--overseer-error", "2")]
    [InlineData("--errors sometimes", "--errors", "sometimes")]
    [InlineData("--steps 0", "steps", "0")]
    [InlineData("--set colour=red", "--set", "colour")]
    [InlineData("--set width=30", "30", "heads")]
    [InlineData("--resume nowhere", "nowhere")]
    [InlineData("--resume nowhere --task tiny", "--task", "--resume")]
    public async Task Bad_input_is_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["amplify", .. options.Split(' ')])).IsRefused(telling);
}
