using System.Text;
using CsCheck;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>Lines of the store that are spoilt, too long, or of a later version.</summary>
public sealed class MalformedLineTests
{
    private static readonly byte[] Nothing = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
}
