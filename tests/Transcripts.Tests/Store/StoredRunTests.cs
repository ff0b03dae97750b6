using CsCheck;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>What is read of a run's <c>run.json</c>, and judgements that are added to a run.</summary>
public sealed class StoredRunTests
{
    private static readonly byte[] Nothing = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", "run.json, line 1")]
    [InlineData("null", "empty")]
    [InlineData("""{"schema":"ltp.run/2","run_id":"r","kind":"import"}""", "'ltp.run/2' is not ltp.run/1")]
    [InlineData("""{"schema":"ltp.run/1","kind":"import"}""", "run_id")]
    [InlineData("""{"schema":"ltp.run/1","run_id":"r","run_id":"r","kind":"import"}""", "run_id")]
    [InlineData("""{"schema":"ltp.run/1","run_id":"r","kind":"import"}""", "holds no debates")]
    public void A_folder_that_is_no_run_is_refused(string info, string telling)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["run.json"], info);

        var error = Assert.ThrowsAny<Exception>(() => StoredRun.Open(folder.Path));

        Assert.True(error is InvalidDataException or JournalException);
        Assert.Contains(telling, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_keys_of_run_json_are_kept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["run.json"], """{"schema":"ltp.run/1","run_id":"r","kind":"import","source":{"files":3}}""");
        File.WriteAllText(folder["debates.jsonl"], "");

        Assert.Equal(3, StoredRun.Open(folder.Path).Info.More!["source"].GetProperty("files").GetInt32());
    }

    [Fact]
    public void A_run_that_was_cut_off_takes_no_judgements_which_a_store_made_later_would_lose()
    {
        using var folder = new TemporaryFolder();
        var run = Stores.Of(folder["run"], ("journal.jsonl", Nothing));

        var error = Assert.Throws<InvalidDataException>(() => RunWriter.AddTo(run));

        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["run", "judgements.jsonl"]));
    }

    [Fact]
    public async Task Judgements_are_added_after_those_that_stand_and_what_cannot_be_read_back_is_not()
    {
        var judgements = RandomStored.Judgement.Array[3].Single();
        using var folder = new TemporaryFolder();
        var run = Stores.Of(folder["run"], ("debates.jsonl", Nothing), ("judgements.jsonl", StoreFormats.Judgements.Write(judgements[0])));

        using (var writer = RunWriter.AddTo(run))
        {
            writer.Append(StoredLine.Of(judgements[1]));
            Assert.Throws<ArgumentException>(() => StoredLine.Of(judgements[2] with { ParseStatus = "won" }));
            Assert.Throws<InvalidDataException>(() => RunWriter.AddTo(run));
        }

        Assert.Equal(judgements[..2].Select(Stores.Text), (await run.ReadJudgementsAsync(Token).ToListAsync(Token)).Select(Stores.Text));
    }
}
