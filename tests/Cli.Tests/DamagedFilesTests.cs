using System.Text;
using CsCheck;
using LearningThePrior.Cli.Tests.Pins;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

/// <summary>Whatever a byte of a file was turned into, a command reads it or refuses it in one line.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private static readonly byte[][] Written = [[0xFF], [0xC3], [0], .. new[] { "\\ud800", "\\udc00\\ud83d", "\"", "{", "}", "]", "\n", "-", "9999999999999999999999", "null", "" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly Gen<Damage> AnyDamage = Gen.Select(Gen.Double[0, 1], Gen.Int[0, Written.Length - 1], Gen.Byte, Gen.Int[0, 3])
        .Select((at, which, value, kind) => kind switch
        {
            0 => new Damage(at, [value], Over: 1),
            1 => new Damage(at, [], Over: int.MaxValue),
            2 => new Damage(at, Written[which], Over: 1),
            _ => new Damage(at, Written[which], Over: 0),
        });

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("debate", "run.json")]
    [InlineData("debate", "debates.jsonl")]
    [InlineData("debate", "judgements.jsonl")]
    [InlineData("debate", "keys.jsonl")]
    [InlineData("debate", "nodes.jsonl")]
    [InlineData("debate", "calls.jsonl")]
    [InlineData("snow", "run.json")]
    [InlineData("snow", "debates.jsonl")]
    [InlineData("unfinished", "journal.jsonl")]
    public async Task A_run_is_read_or_refused_by_every_command_that_reads_runs(string name, string file)
    {
        var run = _folder.CopyOf(PinnedPlace.Run(name), "run");
        var whole = await File.ReadAllBytesAsync(Path.Combine(run, file), TestContext.Current.CancellationToken);
        await AnyDamage.SampleAsync(
            async damage =>
            {
                await File.WriteAllBytesAsync(Path.Combine(run, file), damage.To(whole));
                if (file != "judgements.jsonl" && name != "unfinished")
                {
                    // Judging adds to them.
                    File.Copy(Path.Combine(PinnedPlace.Run(name), "judgements.jsonl"), Path.Combine(run, "judgements.jsonl"), overwrite: true);
                }

                await ReadsOrRefusesAsync("analyze", run, "--json");
                await ReadsOrRefusesAsync("report", run, "--out", _folder["page.html"]);
                foreach (var format in new[] { "jsonl", "parquet", "inspect", "training" })
                {
                    await ReadsOrRefusesAsync("export", run, "--to", format, "--out", _folder["out", $"{Guid.CreateVersion7():n}"]);
                }

                await ReadsOrRefusesAsync("judge", run, "--judge", name == "snow" ? "noisy" : "quote", "--orders", "both", "--stages", "each");
            },
            iter: 12,
            threads: 1);
    }

    [Theory]
    [InlineData("rooms", "import", "nyu", "@")]
    [InlineData("lamp.jsonl", "import", "jsonl", "@", "--map", "question=/q", "--map", "answers=/options", "--map", "speeches=/turns", "--map", "role=/who", "--map", "text=/says", "--role", "pro=A", "--role", "con=B")]
    [InlineData("questions.jsonl", "debate", "--questions", "@", "--tree", "BOILER", "--debater", "test/x@http://127.0.0.1:1/v1", "--judge", "test/x@http://127.0.0.1:1/v1", "--dry-run")]
    [InlineData("boiler.md", "debate", "--questions", "QUESTIONS", "--tree", "@", "--debater", "test/x@http://127.0.0.1:1/v1", "--judge", "test/x@http://127.0.0.1:1/v1", "--dry-run")]
    [InlineData("prices.json", "debate", "--questions", "QUESTIONS", "--tree", "BOILER", "--prices", "@", "--debater", "test/x@http://127.0.0.1:1/v1", "--judge", "test/x@http://127.0.0.1:1/v1", "--dry-run")]
    [InlineData("mail.csv", "learn", "--model", "test/x@http://127.0.0.1:1/v1", "--data", "@", "--dry-run")]
    public async Task What_users_bring_is_read_or_refused(string input, params string[] command)
    {
        var source = PinnedPlace.Input(input);
        var isFolder = Directory.Exists(source);
        var file = isFolder ? Directory.GetFiles(_folder.CopyOf(source, "input"), "*.json", SearchOption.AllDirectories).Order().First() : _folder[input];
        var whole = await File.ReadAllBytesAsync(isFolder ? file : source, TestContext.Current.CancellationToken);
        await AnyDamage.SampleAsync(
            async damage =>
            {
                await File.WriteAllBytesAsync(file, damage.To(whole));
                string[] words = [.. command.Select(w => w switch
                {
                    "@" => isFolder ? _folder["input"] : file,
                    "BOILER" => PinnedPlace.Input("boiler.md"),
                    "QUESTIONS" => PinnedPlace.Input("questions.jsonl"),
                    _ => w,
                })];
                await ReadsOrRefusesAsync([.. words, .. command[0] == "import" ? ["--out", _folder["out", $"{Guid.CreateVersion7():n}"]] : Array.Empty<string>()]);
            },
            iter: 40,
            threads: 1);
    }

    private static async Task ReadsOrRefusesAsync(params string[] command)
    {
        var outcome = await Ltp.RunAsync(command);

        Assert.True(outcome.Code is ExitCode.Success or ExitCode.BadInput, $"{string.Join(' ', command)}: {outcome.Code}: {outcome.Error}");
        if (outcome.Code == ExitCode.BadInput)
        {
            var told = outcome.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("ltp: warning: ", StringComparison.Ordinal));
            Assert.StartsWith("ltp: ", Assert.Single(told), StringComparison.Ordinal);
        }
    }

    /// <summary>What happens to a file.</summary>
    /// <param name="At">Where, as a share of its length.</param>
    /// <param name="Bytes">What is written there.</param>
    /// <param name="Over">How many bytes go.</param>
    private sealed record Damage(double At, byte[] Bytes, int Over)
    {
        public byte[] To(byte[] whole)
        {
            var at = (int)(At * (whole.Length - 1));
            return [.. whole[..at], .. Bytes, .. whole[(at + Math.Min(Over, whole.Length - at))..]];
        }

        public override string ToString() => FormattableString.Invariant($"at {At:R}: {Convert.ToHexString(Bytes)} over {Over}");
    }
}
