using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The names and seeds of debates, by which a run that goes on knows what it has played.</summary>
public sealed class IdsAndSeedsTests(PlayedAgain again)
{
    // All from --seed 1. The purposes from the run's seed down to the debate's stand beside each: a seed is the first eight bytes, little-endian, of the SHA-256 of
    // the eight bytes of the seed above it and the purpose in UTF-8.
    [Theory]
    [InlineData("snow", "w0000/000000", "4047172182252273868", "world#0", "debates", "w0000/000000")]
    [InlineData("encyclopedia", "w0000/000036", "3042182951135552559", "world#0", "debates", "w0000/000036")]
    [InlineData("keeling", "w0000/000021", "12210802775927484733", "world#0", "debates", "w0000/000021")]
    [InlineData("debate", "oil/s00-ab", "9427083301314446156", "oil/s00-ab")]
    [InlineData("debate", "seal/s00-ba", "8897848960635192359", "seal/s00-ba")]
    [InlineData("compare", "d003-000000/c00-honest-ab", "6116497968503681731", "d003-000000", "honest")]
    [InlineData("compare", "d004-000000/c03-dishonest-ba", "2115356027415034219", "d004-000000", "dishonest")]
    [InlineData("compare/held-out", "hd003-000000/c00-honest-ab", "3380312128679670161", "hd003-000000", "honest")]
    public async Task A_debates_id_and_seed(string run, string id, string seed, params string[] purposes)
    {
        var folder = Path.Combine(Path.GetDirectoryName(await again.RunAsync(run.Split('/')[0]))!, run);

        Assert.Equal(seed, purposes.Aggregate(1UL, Derived).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains((id, seed), Debates(folder));
    }

    [Theory]
    [InlineData("snow", 38, "w0000/000000", "w0000/000037")]
    [InlineData("debate", 4, "oil/s00-ab", "seal/s00-ba")]
    [InlineData("compare", 32, "d003-000000/c00-dishonest-ab", "d004-000000/c03-honest-ba")]
    [InlineData("nyu", 2, "snow-1", "snow-2")]
    public async Task The_debates_of_a_run_from_the_first_id_to_the_last(string run, int count, string first, string last)
    {
        var ids = Debates(await again.RunAsync(run)).Select(d => d.Id).Order(StringComparer.Ordinal).ToList();

        Assert.Equal((count, first, last), (ids.Count, ids[0], ids[^1]));
    }

    // Eight hexadecimal digits of the SHA-256 of a plan, or of what was imported. Where a server takes part, its port is in the plan.
    [Theory]
    [InlineData("snow", "snow-adfa9d84")]
    [InlineData("encyclopedia", "encyclopedia-7e3527b0")]
    [InlineData("keeling", "keeling-93a65ccd")]
    [InlineData("compare", "compare-d4d088b7")]
    [InlineData("nyu", "nyu-4ddd33d3")]
    [InlineData("jsonl", "jsonl-0f18bc22")]
    public async Task A_runs_id(string run, string id)
    {
        using var info = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(await again.RunAsync(run), "run.json"), TestContext.Current.CancellationToken));

        Assert.Equal(id, info.RootElement.GetProperty("run_id").GetString());
    }

    [Theory]
    [InlineData("encyclopedia", "/0/1/1", "/0/1/1  (depth 3, 2 children)", "This page is in state 0 and is false. Page 0 below it is in state 1, page 1 in state 0.")]
    [InlineData("taxonomy", "/0", "/0  (depth 1, 2 children)", "Kind 0 is like its parent.")]
    public async Task A_proposal_for_z_drawn_by_seed(string world, string address, params string[] lines)
    {
        var outcome = await Ltp.RunAsync("tree", "--world", world, "--seed", "5", "--at", address);

        Assert.Equal(lines, outcome.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static ulong Derived(ulong seed, string purpose)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(purpose)]));
    }

    private static List<(string Id, string Seed)> Debates(string folder) => [.. File.ReadLines(Path.Combine(folder, "debates.jsonl")).Select(line =>
    {
        using var debate = JsonDocument.Parse(line);
        return (debate.RootElement.GetProperty("debate_id").GetString()!, debate.RootElement.GetProperty("seed").GetString() ?? "");
    })];
}
