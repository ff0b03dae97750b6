using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Unpacking;

/// <summary><c>ltp unpacker</c> from its options to the run's folder.</summary>
public sealed class UnpackerCommandTests : IDisposable
{
    private static readonly string[] Short =
    [
        "unpacker", "--depth", "2", "--latents", "4", "--set", "books=40", "--set", "drawn-steps=60", "--set", "copied-steps=50", "--set", "last-steps=60", "--set", "batch=8",
        "--set", "body-width=16", "--set", "encoder-width=16", "--set", "couplings=2", "--set", "coupling-width=8", "--set", "prior-steps=10", "--set", "measured-books=20", "--seed", "4",
    ];

    /// <summary>The same with a few steps of each kind, for what does not ask how much was learned.</summary>
    private static readonly string[] Brief = [.. Short.Select(s => s.Replace("=60", "=5", StringComparison.Ordinal).Replace("=50", "=5", StringComparison.Ordinal))];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_holds_its_measures_Mz_pictures_and_explorations()
    {
        var outcome = await Ltp.RunAsync([.. Short, "--out", _folder["run"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var summary = JsonDocument.Parse(outcome.Output);
        var root = summary.RootElement;
        Assert.Equal("encyclopedia", root.GetProperty("world").GetString());
        Assert.All(new[] { "valid", "recovered", "distinct" }, share => Assert.InRange(root.GetProperty(share).GetDouble(), 0, 1.5));
        Assert.True(root.GetProperty("kl").GetProperty("by_depth").GetProperty("30").GetDouble() > 0);
        Assert.InRange(root.GetProperty("consistency").GetProperty("by_depth").GetProperty("30").GetProperty("drawn").GetDouble(), 0, 1);
        Assert.Equal(JsonValueKind.Object, root.GetProperty("consistency").GetProperty("unamplified").ValueKind);
        Assert.True(root.GetProperty("parameters").GetInt64() > 0 && root.GetProperty("wall_s").GetDouble() > 0);
        Assert.True(root.GetProperty("overseer_calls").GetInt64() >= 40 * (1 + 3 + 5)); // each book's root, root and children, and some below
        Assert.All(
            new[] { "learned/unpacker.safetensors", "unamplified/unpacker.safetensors", "training.svg", "latent.svg", "curves/amplified" },
            f => Assert.True(Path.Exists(Path.Combine(_folder["run"], f)), f));

        var explorations = await StoredRun.Open(_folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(2 * 3 * 20, explorations.Count); // two trainings, three rounds, the first twenty books
        var questions = explorations.Where(e => e.DecompositionId.StartsWith("amplified/02", StringComparison.Ordinal)).SelectMany(e => e.Questions).ToArray();
        Assert.Contains(questions, q => q is { Source: "assistant", Question: "What does Z say on page /?" });
        Assert.Contains(questions, q => q is { Source: "overseer", Facts: [{ Address: "/" }] });
    }

    [Fact]
    public async Task Flat_text_is_measured_by_the_same_keys()
    {
        var outcome = await Ltp.RunAsync([.. Brief, "--flat", "--set", "approval=.1", "--perturb", "6", "--out", _folder["flat"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var summary = JsonDocument.Parse(outcome.Output);
        var root = summary.RootElement;
        Assert.Equal("flat", root.GetProperty("form").GetString());
        Assert.True(root.GetProperty("kl").GetProperty("by_depth").GetProperty("30").GetDouble() > 1); // nothing is known of deeper pages
        Assert.Equal(JsonValueKind.Null, root.GetProperty("consistency").GetProperty("unamplified").ValueKind);
        Assert.All(new[] { "valid", "recovered", "distinct" }, share => Assert.InRange(root.GetProperty(share).GetDouble(), 0, 1.5));
        Assert.InRange(root.GetProperty("approval").GetProperty("drawn").GetDouble(), 0, 1);
        Assert.InRange(root.GetProperty("perturbed").GetProperty("books").GetInt32(), 2, 6);
        Assert.True(root.GetProperty("overseer_calls").GetInt64() > 8 * 20); // one unpacking judged for each book of each of twenty steps, beside the pages written
        Assert.True(File.Exists(_folder["flat/learned/unpacker.safetensors"]));
        var explorations = await StoredRun.Open(_folder["flat"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Contains(explorations, e => e.DecompositionId.StartsWith("flat/perturbed/", StringComparison.Ordinal) && e.Questions[0].Question.Contains("a given Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_taxonomy_the_price_of_exceptions_stands_beside_its_closed_form_and_no_second_Mz_is_taught()
    {
        var outcome = await Ltp.RunAsync([.. Brief.Where((_, i) => i is not (1 or 2)), "--world", "taxonomy:stored=2", "--out", _folder["run"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var summary = JsonDocument.Parse(outcome.Output);
        var price = summary.RootElement.GetProperty("price");
        Assert.Equal(["0", "1", "2"], price.GetProperty("by_level").EnumerateObject().Select(l => l.Name));

        // H_b(f_4 * eps): leaves four levels below the last stored, rho .05 and eps .1; nobody who errs pays less.
        Assert.Equal(.5483, price.GetProperty("by_level").GetProperty("2").GetDouble(), 4);
        Assert.InRange(price.GetProperty("paid").GetDouble(), .5483, Math.Log(2) + 1e-9);
        Assert.Equal(JsonValueKind.Null, summary.RootElement.GetProperty("unamplified").ValueKind);
        Assert.False(Path.Exists(_folder["run/unamplified"]));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_before_its_end_goes_on_to_the_same_bytes()
    {
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync([.. Brief, "--amplified-only", "--out", _folder["whole"]])).Code);
        _folder.CopyOf(_folder["whole"], "cut");

        // As a kill during the measures leaves it.
        File.WriteAllText(_folder["cut/open.json"], """{"schema":"ltp.open/1","unit":"trainings","items":1}""");
        foreach (var late in new[] { "items.jsonl", "summary.json", "trained/amplified.json", "learned/unpacker.safetensors" })
        {
            File.Delete(_folder[$"cut/{late}"]);
        }

        var resumed = await Ltp.RunAsync("unpacker", "--resume", _folder["cut"]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        foreach (var name in new[] { "decompositions.jsonl", "learned/unpacker.safetensors", "training.svg", "latent.svg", "items.jsonl", "run.json" })
        {
            Assert.True(File.ReadAllBytes(_folder[$"whole/{name}"]).AsSpan().SequenceEqual(File.ReadAllBytes(_folder[$"cut/{name}"])), name);
        }
    }

    [Theory]
    [InlineData("--depth", "0", "depth")]
    [InlineData("--latents", "0", "latents")]
    [InlineData("--perturb", "-1", "perturb")]
    [InlineData("--set", "approval=-1", "approval")]
    [InlineData("--world", "paraphrase", "no human explores the Z of paraphrase page by page")]
    [InlineData("--set", "fields=3", "there is no setting 'fields' of a learned Mz")]
    [InlineData("--resume", "nowhere", "nowhere")]
    public async Task What_cannot_be_is_one_line_and_exit_code_2(string option, string value, string said)
    {
        var outcome = await Ltp.RunAsync("unpacker", option, value);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Trim().Split('\n'));
    }
}
