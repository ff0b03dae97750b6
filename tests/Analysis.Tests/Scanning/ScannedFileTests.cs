using System.Text;
using CsCheck;
using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Scanning;

/// <summary>A file read on all cores says what the store's own reader says of it, line by line.</summary>
public sealed class ScannedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SharedValues _values = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Debates_are_read_as_the_store_reads_them() => RandomStored.Debate.Array[1, 5].Sample(
        debates => SameAsTheStore(string.Concat(debates.Select(d => Stores.Text(d) + "\n"))), iter: 200, threads: 1);

    [Fact]
    public void Damaged_debates_are_refused_as_the_store_refuses_them() => Gen.Select(RandomStored.Debate, Gen.Int[0, int.MaxValue], Gen.Byte).Sample(
        (debate, at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Stores.Text(debate) + "\n" + Stores.Text(debate) + "\n");
            bytes[at % bytes.Length] = value;
            SameAsTheStore(bytes);
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void Debates_that_lack_or_repeat_a_field_are_refused_as_the_store_refuses_them() => Gen.Select(RandomStored.Debate, Gen.Int[0, 99]).Sample(
        (debate, which) =>
        {
            var fields = Stores.Text(debate)[1..^1].Split(",\"");
            var field = which % fields.Length;
            SameAsTheStore("{" + string.Join(",\"", fields.Where((_, i) => i != field)) + "}\n");
            SameAsTheStore("{" + string.Join(",\"", fields.Append(fields[field].TrimStart('"'))) + "}\n");
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void A_file_cut_at_any_byte_loses_its_last_line_alone()
    {
        var debate = RandomStored.Debate.Single(d => d.Turns.Count > 0, "fXeWNgOssrG1");
        var bytes = Encoding.UTF8.GetBytes(Stores.Text(debate) + "\n" + Stores.Text(debate) + "\n");
        for (var length = 0; length <= bytes.Length; length += 7)
        {
            SameAsTheStore(bytes[..length]);
        }
    }

    [Fact]
    public void Lines_longer_than_a_block_are_read_whole()
    {
        using var run = new ToyRun();
        foreach (var (id, words) in new[] { ("a", 10), ("b", 900_000), ("c", 5) })
        {
            run.Debate(id, with: d => d with { Turns = [ToyRun.Speech("debater_a", string.Concat(Enumerable.Repeat("word ", words)))] });
        }

        Assert.Equal([(1, "a", 10), (2, "b", 900_000), (3, "c", 5)], Scan(File.ReadAllBytes(Path.Combine(run.Path, "debates.jsonl"))).Select(r => (r.Line, r.Row.DebateId, r.Row.A!.Words)));
    }

    private void SameAsTheStore(string text) => SameAsTheStore(Encoding.UTF8.GetBytes(text));

    private void SameAsTheStore(byte[] bytes)
    {
        var (expected, problem) = Try(() => Strictly(bytes));
        var (found, other) = Try(() => [.. Scan(bytes).Select(r => Shown(r.Row))]);

        Assert.Equal(problem, other);
        Assert.Equal(expected, found);
    }

    private List<string> Strictly(byte[] bytes)
    {
        var run = Stores.Of(_folder["run"], ("debates.jsonl", bytes));
        return [.. run.ReadDebatesAsync().ToBlockingEnumerable().Select(d => Shown(DebateRow.Of(d, _values)))];
    }

    private IEnumerable<(long Line, DebateRow Row)> Scan(byte[] bytes)
    {
        var path = _folder["run"];
        Stores.Of(path, ("debates.jsonl", bytes));
        var file = new ScannedFile<StoredDebate, DebateRow>(Path.Combine(path, "debates.jsonl"), StoreFormats.Debates, d => DebateRow.Of(d, _values));
        return file.ReadAsync(default).ToBlockingEnumerable().SelectMany(b => b.Rows.Select((row, i) => (b.FirstLine + i, row)));
    }

    private static (List<string>? Rows, string? Problem) Try(Func<List<string>> read)
    {
        try
        {
            return (read(), null);
        }
        catch (JournalException refused)
        {
            return (null, refused.Message);
        }
    }

    private static string Shown(DebateRow row) => string.Join('|', (object?[])[
        row.DebateId, row.Protocol, row.Question, .. row.Answers, row.Sample, row.Swap, row.Rounds, row.Status, .. row.Models, .. row.Labels,
        row.Tokens, row.Calls, row.Cost, Shown(row.A), Shown(row.B), row.Amiss]);

    private static string Shown(SideRow? side) => side is null ? "" : string.Join('/', (object?[])[
        side.Debater, side.Answer, .. side.Position ?? [], side.First, side.Words, .. side.Cited ?? []]);
}
