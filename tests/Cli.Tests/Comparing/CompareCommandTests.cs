using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Comparing;

public sealed class CompareCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ltp-");

    // Recursive debate finds the truth with one check (Irving, Christiano and Amodei 2018); a consultant is believed, lie or not.
    [Fact]
    public async Task Descent_beats_consultancy_on_lies_and_both_stand_in_the_store()
    {
        var (code, output, _) = await Ltp.RunAsync("compare", "--protocols", "recursive", "consultancy", "--items", "20", "--out", At("run"), "--json");

        Assert.Equal(0, code);
        var groups = JsonDocument.Parse(output).RootElement.GetProperty("groups").EnumerateArray().ToDictionary(
            g => $"{g.GetProperty("factors").GetProperty("rules")} {g.GetProperty("factors").GetProperty("claim")}",
            g => g.GetProperty("statistics").GetProperty("accuracy_of_all").GetProperty("value").GetDouble());
        Assert.Equal(1, groups["recursive honest"]);
        Assert.Equal(1, groups["recursive dishonest"]);
        Assert.Equal(1, groups["consultancy honest"]);
        Assert.InRange(groups["consultancy dishonest"], 0, .2);
        Assert.Equal(20 * (4 + 2), File.ReadLines(Path.Combine(At("run"), "debates.jsonl")).Count());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        string[] words = ["compare", "--world", "snow", "--items", "5", "--protocols", "simultaneous", "prover-estimator", "interactive", "--out"];
        Assert.Equal(0, (await Ltp.RunAsync([.. words, At("a")])).Code);
        Assert.Equal(0, (await Ltp.RunAsync([.. words, At("b")])).Code);

        foreach (var file in new[] { "run.json", "debates.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(At("a"), file)), File.ReadAllBytes(Path.Combine(At("b"), file)));
        }
    }

    // Recursive debate finds the truth with one check, and an oracle by itself.
    [Fact]
    public async Task The_table_tells_cost_and_how_much_more_the_truth_is_believed()
    {
        var (code, output, error) = await Ltp.RunAsync("compare", "--protocols", "recursive", "--judges", "bounded", "panel-majority:bounded+oracle+oracle", "--items", "10", "--out", At("run"));

        Assert.True(code == 0, error);
        var lines = output.Split('\n');
        var headings = Assert.Single(lines, l => l.Contains("for - against truth", StringComparison.Ordinal));
        Assert.Contains("cost", headings, StringComparison.Ordinal);
        foreach (var judge in new[] { " bounded(checks=1) ", " panel(majority" })
        {
            var row = lines.First(l => l.Contains("recursive", StringComparison.Ordinal) && l.Contains(judge, StringComparison.Ordinal));
            var end = headings.IndexOf("for - against truth", StringComparison.Ordinal) + "for - against truth".Length;
            var difference = double.Parse(row[(end - 8)..end], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(difference, .5, 1);
        }
    }

    // A liar who never cites the node that its lie comes down to says nothing false of any node, so that no check finds it out.
    [Fact]
    public async Task A_consultant_who_omits_is_not_found_out_where_one_who_lies_of_a_node_is()
    {
        async Task<double> RightAsync(string policy)
        {
            var (code, output, error) = await Ltp.RunAsync(
                "compare", "--protocols", "consultancy", "--judges", "bounded:checks=16", "--dishonest", policy, "--items", "20", "--out", At(policy), "--json");
            Assert.True(code == 0, error);
            return JsonDocument.Parse(output).RootElement.GetProperty("groups").EnumerateArray()
                .Single(g => g.GetProperty("factors").GetProperty("claim").GetString() == "dishonest")
                .GetProperty("statistics").GetProperty("accuracy_of_all").GetProperty("value").GetDouble();
        }

        Assert.InRange(await RightAsync("exact"), .5, 1);
        Assert.Equal(0, await RightAsync("omitting"));
        Assert.Contains("omitting(dishonest)", File.ReadAllText(Path.Combine(At("omitting"), "debates.jsonl")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact", "exact")]
    [InlineData("sandbagging", "sandbagging:effort=0")]
    [InlineData("omitting", "omitting")]
    [InlineData("flooding:denials=3", "flooding")]
    [InlineData("best-of:n=2", "best-of")]
    [InlineData("refined", "refined")]
    [InlineData("exact", "obfuscating")]
    public async Task Every_policy_plays_from_either_side(string honest, string dishonest)
    {
        var (code, _, error) = await Ltp.RunAsync("compare", "--world", "snow", "--protocols", "sequential", "recursive", "recourse", "--honest", honest, "--dishonest", dishonest, "--items", "2", "--out", At("run"));

        Assert.True(code == 0, error);
        Assert.All(File.ReadLines(Path.Combine(At("run"), "debates.jsonl")), d => Assert.Equal("finished", JsonDocument.Parse(d).RootElement.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("debater 'obfuscating' is a liar's way to play", "--honest", "obfuscating")]
    [InlineData("there is no protocol 'quarrel'", "--protocols", "quarrel")]
    [InlineData("protocol 'sequential:rounds=0': 'rounds' must be a whole number from 1 to 100; '0' is not.", "--protocols", "sequential:rounds=0")]
    [InlineData("there is no judge 'jury'", "--judges", "jury")]
    [InlineData("there is no debater 'clever'", "--dishonest", "clever")]
    [InlineData("world snow has no setting 'depth'", "--world", "snow", "--depths", "4")]
    [InlineData("--words must be above 0; 0 is not.", "--words", "0")]
    [InlineData("--items must be from 1 to 1000000; 0 is not.", "--items", "0")]
    public async Task What_cannot_be_played_is_one_line_and_leaves_no_folder(string message, params string[] options)
    {
        var (code, _, error) = await Ltp.RunAsync(["compare", "--out", At("run"), .. options]);

        Assert.Equal(2, code);
        Assert.StartsWith("ltp: " + message, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("run")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
