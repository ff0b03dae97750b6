using CsCheck;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

public sealed class RunWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_can_be_read_while_it_grows_in_the_order_of_its_keys()
    {
        using var writer = Create();
        foreach (var id in new[] { "c", "a", "b" })
        {
            writer.Append(StoredLine.Of(Key(id, 0)), Ended(id));
        }

        var run = StoredRun.Open(writer.Folder);
        Assert.False(run.IsClosed);
        Assert.Equal(["a", "b", "c"], (await run.ReadKeysAsync(Token).ToListAsync(Token)).Select(k => k.DebateId));
        Assert.StartsWith("3 of 4 debates finished", await run.ProgressAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_puts_lines_into_order_once_and_of_two_of_one_key_the_later_counts()
    {
        using (var writer = Create())
        {
            writer.Append(StoredLine.Of(Key("b", 0)), StoredLine.Of(Key("a", 0)), StoredLine.Of(Key("b", 1)));
            await writer.CloseAsync(Token);
        }

        var keys = await StoredRun.Open(_folder["run"]).ReadKeysAsync(Token).ToListAsync(Token);
        Assert.True(StoredRun.Open(_folder["run"]).IsClosed);
        Assert.Equal([("a", 0), ("b", 1)], keys.Select(k => (k.DebateId, k.Correct!.Value)));
    }

    [Fact]
    public async Task A_closed_run_has_the_same_bytes_whatever_the_order_in_which_items_ended()
    {
        string[] ids = ["a", "b", "c", "d"];
        var bytes = new List<string>();
        foreach (var (order, i) in new[] { ids, [.. ids.Reverse()], ["c", "a", "d", "b"] }.Select((o, i) => (o, i)))
        {
            using var writer = Create($"run{i}");
            foreach (var id in order)
            {
                writer.Append(StoredLine.Of(Key(id, 1)), Ended(id));
            }

            await writer.CloseAsync(Token);
            bytes.Add(string.Concat(new[] { "keys.jsonl", "items.jsonl" }.Select(f => File.ReadAllText(Path.Combine(writer.Folder, f)))));
        }

        Assert.Single(bytes.Distinct());
    }

    [Fact]
    public async Task A_second_writer_of_a_run_is_refused_in_words()
    {
        using var writer = Create();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RunWriter.ResumeAsync(writer.Folder, Open, Token));

        Assert.Contains("is being written by another ltp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_something_is_not_written_to()
    {
        File.WriteAllText(_folder["run"] + ".txt", "mine");
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(Path.Combine(_folder["run"], "mine.txt"), "mine");

        Assert.Throws<InvalidDataException>(() => Create());
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_folder["run"]))));
    }

    [Fact]
    public async Task What_is_added_to_a_closed_run_stays_beside_what_was_there()
    {
        using (var writer = Create())
        {
            writer.Append(StoredLine.Of(Key("a", 0)));
            await writer.CloseAsync(Token);
        }

        using (var more = RunWriter.AddTo(StoredRun.Open(_folder["run"])))
        {
            more.Append(StoredLine.Of(Key("a", 0)));
            await more.CloseAsync(Token);
        }

        Assert.Equal(2, File.ReadAllLines(Path.Combine(_folder["run"], "keys.jsonl")).Length);
    }

    [Fact]
    public async Task A_large_run_is_compressed_when_it_is_closed_and_loses_nothing_when_it_is_gone_on_with()
    {
        using (var writer = Create())
        {
            // 33 debates of a MiB: above the 32 MiB from which a closed run's debates are compressed.
            writer.Append(Enumerable.Range(0, 33).Select(i => StoredLine.Of(Large($"d{i:D2}"))));
            await writer.CloseAsync(Token);
        }

        Assert.Equal(["debates.jsonl.gz"], Debates());
        using (var more = await RunWriter.ResumeAsync(_folder["run"], Open, Token))
        {
            more.Append(StoredLine.Of(Large("d33") with { QuestionText = "short" }));
            await more.CloseAsync(Token);
        }

        Assert.Equal(["debates.jsonl.gz"], Debates());
        Assert.Equal(
            Enumerable.Range(0, 34).Select(i => $"d{i:D2}"),
            await StoredRun.Open(_folder["run"]).ReadDebatesAsync(Token).Select(d => d.DebateId).ToListAsync(Token));
    }

    [Fact]
    public async Task What_judges_made_of_a_debates_failure_goes_when_it_is_to_be_played_again()
    {
        var (failed, whole) = (Large("a") with { QuestionText = "", Status = "failed", Error = "no reply" }, Large("b") with { QuestionText = "", Status = "finished", Error = null });
        var judgement = RandomStored.Judgement.Single() with { RunId = "r" };
        using (var writer = Create())
        {
            writer.Append([.. new[] { "a", "b" }.Select(id => StoredLine.Of(judgement with { DebateId = id })), StoredLine.Of(failed), StoredLine.Of(whole)]);
            await writer.CloseAsync(Token);
        }

        using var more = await RunWriter.ResumeAsync(_folder["run"], Open, Token);

        Assert.Equal(["b"], await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Token).Select(j => j.DebateId).ToListAsync(Token));
    }

    private IEnumerable<string?> Debates() => Directory.EnumerateFiles(_folder["run"], "debates*").Select(Path.GetFileName);

    private static StoredDebate Large(string id) => RandomStored.Debate.Single() with { RunId = "r", DebateId = id, QuestionText = new string('x', 1 << 20) };

    private static OpenRun Open { get; } = new(OpenRun.CurrentSchema, "debates", 4);

    private RunWriter Create(string name = "run") => RunWriter.Create(_folder[name], new RunInfo { Schema = RunInfo.CurrentSchema, RunId = "r", Kind = "debate" }, Open);

    private static StoredKey Key(string id, int correct) => new(StoredKey.CurrentSchema, "r", id, correct, null);

    private static StoredLine Ended(string id) => StoredLine.Of(new StoredItem(StoredItem.CurrentSchema, "r", id, "debate", StoredItem.Finished, null));
}
