using System.Text;
using CsCheck;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>What is read of a run's folder, whole, cut off or spoilt.</summary>
public sealed class StoredRunTests
{
    private static readonly byte[] Nothing = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Debates_cut_at_every_byte_yield_every_complete_record() => IsCutAsync(
        RandomStored.Debate, "debates.jsonl", StoreFormats.Debates.Write, Stores.Text, run => run.ReadDebatesAsync(Token));

    [Fact]
    public Task Judgements_cut_at_every_byte_yield_every_complete_record() => IsCutAsync(
        RandomStored.Judgement,
        "judgements.jsonl",
        StoreFormats.Judgements.Write,
        Stores.Text,
        run => run.ReadJudgementsAsync(Token),
        ("debates.jsonl", Nothing));

    [Fact]
    public Task Without_a_store_a_journal_cut_at_every_byte_yields_every_complete_debate() => IsCutAsync(
        RandomTranscript.Any.Where(IsWellFormed),
        "journal.jsonl",
        Line,
        t => Stores.Text(TranscriptAdapter.ToDebate(t, "run", null, new Dictionary<string, string>())),
        run => run.ReadDebatesAsync(Token).Select(Stores.Text));

    [Fact]
    public Task Without_a_store_the_verdicts_are_the_journals_and_not_scored() =>
        RandomTranscript.Any.Where(IsWellFormed).Array[1, 3].SampleAsync(
            async transcripts =>
            {
                using var folder = new TemporaryFolder();
                var run = Stores.Of(folder["run"], ("journal.jsonl", [.. transcripts.SelectMany(Line)]));

                var judgements = await run.ReadJudgementsAsync(Token).ToListAsync(Token);

                Assert.False(run.IsClosed);
                Assert.Equal(transcripts.Select(t => t.Judge), judgements.Select(j => j.JudgeId));
                Assert.Equal(transcripts.Select(t => t.Verdict is DecidedVerdict), judgements.Select(j => j.Credences is not null));
                Assert.All(judgements, j => Assert.Null(j.LogScore));
                Assert.Empty(await run.ReadKeysAsync(Token).ToListAsync(Token));
            },
            iter: 20);

    [Theory]
    [InlineData("\"schema\":\"ltp.debate/1\"", "\"schema\":\"ltp.debate/2\"", "$.schema", "ltp.debate/1")]
    [InlineData("\"schema\":\"ltp.debate/1\",\"run_id\"", "\"schema\":\"ltp.debate/2\",\"run\"", "$.schema", "ltp.debate/1")]
    [InlineData("\"run_id\"", "\"run\"", "$", "run_id")]
    [InlineData("\"sample\":1", "\"sample\":NaN", "$.sample", "'N' is an invalid")]
    [InlineData("\"sample\":1", "\"sample\":-1", "$.sample", "negative")]
    [InlineData("\"sample\":1", "\"sample\":1,\"sample\":1", "$.sample", "Duplicate")]
    [InlineData("\"question_id\":\"q\"", "\"question_id\":null", "$.question_id", "null")]
    [InlineData("\"answers\":[\"no\"", "\"answers\":[null", "$.answers", "null")]
    [InlineData("\"answers\":[\"no\",\"yes\"]", "\"answers\":[\"no\"]", "$.answers", "two")]
    [InlineData("\"latent\":[0.5]", "\"latent\":[1e999]", "$.latent", "finite")]
    [InlineData("\"wall_s\":null", "\"wall_s\":\"NaN\"", "$.wall_s", "")]
    [InlineData("\"models\":{", "\"models\":{\"x\":null,", "$.models", "null")]
    [InlineData("\"status\":\"finished\"", "\"status\":\"done\"", "$.status", "'done'")]
    [InlineData("\"sides\":[", "\"sides\":[null,", "$.sides[0]", "null")]
    [InlineData("\"label\":\"A\"", "\"label\":\"C\"", "$.sides[0].label", "'C'")]
    [InlineData("\"answer\":1", "\"answer\":2", "$.sides[0].answer", "no answer 2 among 2")]
    [InlineData("\"turns\":[", "\"turns\":[null,", "$.turns[0]", "null")]
    [InlineData("\"role\":\"judge\"", "\"role\":\"jury\"", "$.turns[0].role", "'jury'")]
    [InlineData("\"citations\":[", "\"citations\":[null,", "$.turns[0].citations", "null")]
    [InlineData("\"status\":\"near_miss\"", "\"status\":3", "$.turns[0].citations[0].status", "")]
    public async Task A_malformed_debate_is_an_error_that_names_file_line_and_field(string right, string wrong, string field, string telling)
    {
        var good = Sample();
        var text = Encoding.UTF8.GetString(good);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var bad = Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));

        await IsRefusedAsync(bad, good, field, telling);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_an_error_at_their_field()
    {
        var good = Sample();
        var bad = good.ToArray();
        bad[good.AsSpan().IndexOf("the question"u8)] = 0xFF;

        await IsRefusedAsync(bad, good, "$.question_text", "");
    }

    [Theory]
    [InlineData("\"parse_status\":\"decided\"", "\"parse_status\":\"won\"", "$.parse_status")]
    [InlineData("\"parse_status\":\"decided\"", "\"parse_status\":\"tie\"", "$.credences")]
    [InlineData("\"credences\":[0.25,0.75]", "\"credences\":null", "$.credences")]
    [InlineData("\"credences\":[0.25,0.75]", "\"credences\":[0.25,0.7]", "$.credences")]
    [InlineData("\"credences\":[0.25,0.75]", "\"credences\":[1.5,-0.5]", "$.credences")]
    [InlineData("\"choice\":1", "\"choice\":2", "$.choice")]
    [InlineData("\"order\":\"as_played\"", "\"order\":\"backwards\"", "$.order")]
    [InlineData("\"log_score\":-0.5", "\"log_score\":0.5", "$.log_score")]
    public async Task A_malformed_judgement_is_an_error_at_its_field(string right, string wrong, string field)
    {
        var good = RandomStored.Judgement.Single() with
        {
            ParseStatus = "decided",
            Credences = [.25, .75],
            Choice = 1,
            LogScore = -.5,
            Order = StoredJudgement.AsPlayed,
            Raw = null,
            JudgeId = "j",
        };
        var text = Stores.Text(good);
        Assert.Contains(right, text, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var run = Stores.Of(
            folder["run"], ("debates.jsonl", Nothing), ("judgements.jsonl", Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal) + "\n")));

        var error = await Assert.ThrowsAsync<JournalException>(() => run.ReadJudgementsAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal((1L, field), (error.Line, error.Field));
    }

    [Fact]
    public async Task Keys_that_a_later_version_adds_are_passed_over()
    {
        var text = Encoding.UTF8.GetString(Sample());
        using var folder = new TemporaryFolder();
        var run = Stores.Of(folder["run"], ("debates.jsonl", Encoding.UTF8.GetBytes(text.Replace("\"sides\":[{", "\"later\":{\"a\":[1]},\"sides\":[{\"mood\":null,", StringComparison.Ordinal))));

        Assert.Equal(text.TrimEnd(), Stores.Text(Assert.Single(await run.ReadDebatesAsync(Token).ToListAsync(Token))));
    }

    [Fact]
    public async Task A_line_longer_than_64_MiB_is_refused_before_it_fills_the_memory()
    {
        using var folder = new TemporaryFolder();
        var run = Stores.Of(folder["run"], ("debates.jsonl", Sample()));
        await using (var file = File.OpenWrite(folder["run", "debates.jsonl"]))
        {
            file.SetLength(JournalEvent.MaxLineBytes + 100_000L);
        }

        var error = await Assert.ThrowsAsync<JournalException>(() => run.ReadDebatesAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal(2, error.Line);
    }

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

    private static Task IsCutAsync<T>(
        Gen<T> any,
        string file,
        Func<T, byte[]> line,
        Func<T, string> expected,
        Func<StoredRun, IAsyncEnumerable<T>> read,
        params (string Name, byte[] Bytes)[] others) =>
        IsCutAsync(any, file, line, expected, run => read(run).Select(expected), others);

    /// <summary>Reads a file cut at every one of its bytes: complete is a record when only its line's end is missing.</summary>
    private static Task IsCutAsync<T>(
        Gen<T> any,
        string file,
        Func<T, byte[]> line,
        Func<T, string> expected,
        Func<StoredRun, IAsyncEnumerable<string>> read,
        params (string Name, byte[] Bytes)[] others) =>
        any.Array[1, 2].SampleAsync(
            async values =>
            {
                using var folder = new TemporaryFolder();
                var lines = values.Select(line).ToArray();
                var ends = lines.Select((_, i) => lines.Take(i + 1).Sum(l => l.Length)).ToArray();
                byte[] whole = [.. lines.SelectMany(l => l)];
                for (var cut = 0; cut <= whole.Length; cut++)
                {
                    var run = Stores.Of(folder["run"], [(file, whole[..cut]), .. others]);
                    var found = await read(run).ToListAsync(Token);

                    var complete = ends.Count(end => end - 1 <= cut);
                    Assert.Equal(values.Take(complete).Select(expected), found);
                    Assert.Equal(Math.Max(0, cut - ends.Take(complete).LastOrDefault()), run.TornBytes);
                }
            },
            iter: 2);

    private static async Task IsRefusedAsync(byte[] bad, byte[] good, string field, string telling)
    {
        using var folder = new TemporaryFolder();
        var run = Stores.Of(folder["run"], ("debates.jsonl", [.. good, .. bad, .. good]));
        var read = new List<StoredDebate>();

        var error = await Assert.ThrowsAsync<JournalException>(async () =>
        {
            await foreach (var debate in run.ReadDebatesAsync(Token))
            {
                read.Add(debate);
            }
        });

        Assert.Single(read);
        Assert.Equal((folder["run", "debates.jsonl"], 2L, field), (error.File, error.Line, error.Field));
        Assert.Contains(telling, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Sample() => StoreFormats.Debates.Write(RandomStored.Debate.Single() with
    {
        DebateId = "d",
        Protocol = "p",
        QuestionText = "the question",
        Latent = [.5],
        WallS = null,
        Models = new Dictionary<string, string> { ["judge"] = "j" },
        Sides = [new("A", "a", 1, null, true)],
        Turns =
        [
            new(0, 0, "judge", "feedback", "hm", null, [new("/", "x", Tree.CitationStatus.NearMiss, 0, 1)], [], null, [], null, null, null),
        ],
    });

    private static byte[] Line(Transcript transcript) => JournalLine.Write(transcript);

    /// <summary>Without lone surrogates, which a file cannot hold.</summary>
    private static bool IsWellFormed(Transcript transcript) => !Encoding.UTF8.GetString(Line(transcript)).Contains("\\uFFFD", StringComparison.OrdinalIgnoreCase);
}
