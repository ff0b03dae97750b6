using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary><c>ltp learn --unpacker learned</c>: a learned Mz writes the trees, in the place of the world's own decoder. The one here has learned nothing, so that its trees are wrong.</summary>
public sealed class LearnUnpackerTests : IDisposable
{
    private static readonly string[] Short =
    [
        "learn", "--world", "encyclopedia", "--worlds", "1", "--set", "rounds=1", "--set", "verdicts=12", "--set", "prior-queries=4", "--set", "conditional-steps=4", "--set", "prior-steps=4",
        "--set", "evaluations=8", "--set", "searches=1", "--set", "checks=2", "--set", "retries=0", "--set", "final-verdicts=2", "--set", "particle-count=8", "--set", "direct-fits=1", "--posterior", "visited:evaluations=64",
    ];

    private readonly TemporaryFolder _folder = new();

    public LearnUnpackerTests() => Save(new EncyclopediaWorlds(), _folder["mz"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_keeps_its_Mz_shows_the_tree_of_its_z_and_predicts()
    {
        var learned = await Ltp.RunAsync([.. Short, "--unpacker", $"learned:{_folder["mz"]}", "--out", _folder["run"]]);

        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        Assert.Contains("Mz(., z) was learned: z of 8 numbers", learned.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"]));
        var unpacker = summary.RootElement.GetProperty("unpacker");
        Assert.Equal(("learned", 123), (unpacker.GetProperty("kind").GetString(), unpacker.GetProperty("overseer_calls").GetInt32()));
        var proposed = unpacker.GetProperty("proposed_pages").GetInt32();
        Assert.True(proposed >= 64 * 3); // 64 books of three states
        Assert.Equal(123 + proposed, summary.RootElement.GetProperty("ledger").GetProperty("overseer_calls").GetInt32());

        var tree = await Ltp.RunAsync("tree", "--run", _folder["run"], "--at", "/0");
        Assert.True(tree.Code == ExitCode.Success, tree.Error);
        Assert.Contains("This page is in state", tree.Output, StringComparison.Ordinal);
        File.WriteAllText(_folder["questions"], "/0/1/1\n/1/0\n");
        var predicted = await Ltp.RunAsync("predict", _folder["run"], "--questions", _folder["questions"]);
        Assert.True(predicted.Code == ExitCode.Success, predicted.Error);

        File.WriteAllBytes(_folder["run", "unpacker/unpacker.safetensors"], [1, 2, 3]);
        (await Ltp.RunAsync("tree", "--run", _folder["run"], "--at", "/0")).IsRefused("unpacker.safetensors");
    }

    [Fact]
    public async Task Snow_is_learned_through_such_a_Mz_too()
    {
        string[] snow = [.. Short.Select(s => s == "encyclopedia" ? "snow" : s)];
        Save(new SnowWorlds(), _folder["snow-mz"]);
        var learned = await Ltp.RunAsync([.. snow, "--unpacker", $"learned:{_folder["snow-mz"]}", "--out", _folder["run"]]);

        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        using var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"]));
        Assert.Equal(("learned", 64 * 15), (summary.RootElement.GetProperty("unpacker").GetProperty("kind").GetString(), summary.RootElement.GetProperty("unpacker").GetProperty("proposed_pages").GetInt32())); // eight features under seven stretches
        Assert.Contains("shared-step", File.ReadAllText(_folder["run", "run.json"]) + learned.Output, StringComparison.Ordinal);
        var tree = await Ltp.RunAsync("tree", "--run", _folder["run"], "--at", "/");
        Assert.True(tree.Code == ExitCode.Success, tree.Error);
        (await Ltp.RunAsync([.. snow, "--set", "anatomy-features=5", "--unpacker", $"learned:{_folder["snow-mz"]}", "--out", _folder["bad"]])).IsRefused("snow:6x", "snow:5x");
        (await Ltp.RunAsync([.. snow, "--unpacker", $"learned:{_folder["mz"]}", "--out", _folder["bad"]])).IsRefused("encyclopedia");
    }

    [Fact]
    public async Task An_epidemic_is_learned_through_such_a_Mz_too()
    {
        Save(new EpidemicWorlds(), _folder["epidemic-mz"]);
        var learned = await Ltp.RunAsync([.. Short.Select(s => s == "encyclopedia" ? "epidemic" : s), "--unpacker", $"learned:{_folder["epidemic-mz"]}", "--out", _folder["run"]]);

        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        Assert.Contains("which pages speak of x, and the edges that cut a number into answers", File.ReadAllText(_folder["run", "summary.json"]), StringComparison.Ordinal);
        File.WriteAllText(_folder["questions"], "3\n30\n");
        foreach (string[] command in (string[][])[["tree", "--run", _folder["run"], "--at", "/"], ["predict", _folder["run"], "--questions", _folder["questions"]]])
        {
            var outcome = await Ltp.RunAsync(command);
            Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        }
    }

    [Fact]
    public async Task Flat_text_is_learned_and_debated_however_wrong_its_tree_is()
    {
        Save(new EncyclopediaWorlds(), _folder["flat"], PageForm.Flat);
        var learned = await Ltp.RunAsync([.. Short, "--set", "depth=8", "--set", "deeper-depth=12", "--unpacker", $"learned:{_folder["flat"]}", "--out", _folder["run"]]);

        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        using var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"]));
        Assert.Equal("flat", summary.RootElement.GetProperty("unpacker").GetProperty("kind").GetString());
        var tree = await Ltp.RunAsync("tree", "--run", _folder["run"], "--at", "/0/1/1/0/1/0/1/1/0/0/1");
        Assert.Contains("This page is in state", tree.Output, StringComparison.Ordinal);
        (await Ltp.RunAsync("measure", "search", "--seeds", "1", "--latent", $"learned:{_folder["flat"]}")).IsRefused("title-body");
    }

    [Theory]
    [InlineData("--world keeling --unpacker learned", "keeling", "exact")]
    [InlineData("--world keeling --unpacker flat", "keeling", "exact")]
    [InlineData("--world snow --unpacker flat --f shared-step", "flat text has no step")]
    [InlineData("--world snow --unpacker learned --f recurrent", "recurrent", "StepwiseStructure")]
    [InlineData("--world encyclopedia --unpacker flat --f shared-step", "flat text has no step")]
    [InlineData("--world encyclopedia --unpacker guessed", "--unpacker", "guessed")]
    [InlineData("--world encyclopedia --unpacker learned:", "--unpacker", "learned:FOLDER")]
    [InlineData("--world encyclopedia --unpacker learned:no-such-folder", "no-such-folder", "unpacker.safetensors")]
    [InlineData("--world encyclopedia --unpacker learned --f stepwise", "stepwise")]
    [InlineData("--world encyclopedia --f shared-step", "shared-step")]
    [InlineData("--world encyclopedia --search climb", "numbers")]
    [InlineData("--world encyclopedia --unpacker learned --elicit hch", "elicit")]
    public async Task Bad_input_is_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["learn", .. options.Split(' '), "--out", _folder["bad"]])).IsRefused(telling);

    [Fact]
    public async Task A_Mz_of_another_world_or_cut_off_is_refused_in_one_line()
    {
        (await Ltp.RunAsync([.. Short, "--set", "states=4", "--unpacker", $"learned:{_folder["mz"]}", "--out", _folder["bad"]])).IsRefused("states=3", "states=4");
        var file = Path.Combine(_folder["mz"], "unpacker.safetensors");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^100]);
        (await Ltp.RunAsync([.. Short, "--unpacker", $"learned:{_folder["mz"]}", "--out", _folder["bad"]])).IsRefused("unpacker.safetensors", "cut off");
        Assert.False(Directory.Exists(_folder["bad"]));
    }

    [Fact]
    public async Task Searches_in_the_latent_stand_beside_those_over_the_worlds_own_z()
    {
        string[] command = ["measure", "search", "--seeds", "1", "--limit", "6", "--latent", $"learned:{_folder["mz"]}"];
        var measured = await Ltp.RunAsync(command);

        Assert.True(measured.Code == ExitCode.Success, measured.Error);
        foreach (var row in (string[])["latent: CMA-ES", "latent: SMC", "latent: unseen draws", "latent: climb", "latent: climb, proposals"])
        {
            Assert.Contains(row + "  ", measured.Output, StringComparison.Ordinal);
        }

        var one = await Ltp.RunAsync([.. command, "--only", "SMC"]);
        Assert.Equal(3, one.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length); // the heading, the yardstick and the one
        (await Ltp.RunAsync("measure", "search", "--seeds", "1", "--latent", "guessed")).IsRefused("--latent", "guessed");
    }

    private static void Save(IExplorableFamily family, string folder, PageForm form = PageForm.TitleBody)
    {
        var network = new PageNetworkSettings { Form = form, TitleWidth = 12, BodyWidth = 12, EncoderWidth = 12, Couplings = 2, CouplingWidth = 8 };
        using var mz = new LearnedUnpacker(new PageNetwork(new PageLayout(family.Explorer, form == PageForm.Flat), network, new Seed(1)), family.Explorer, new(family.Explorer.Name, network, 3, .1, 123));
        mz.Save(folder);
    }
}
