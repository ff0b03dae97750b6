using CsCheck;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Transcripts.Tests.Lines;

public class JournalIndexTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Debates_come_in_the_order_of_their_ids_whatever_order_they_were_finished_in() =>
        RandomTranscript.Any.Array[1, 6].SampleAsync(
            async transcripts =>
            {
                Transcript[] named = [.. transcripts.Select((t, i) => t with { DebateId = $"w{(i * 5) % 6:D4}/é" })];
                using var file = Journal(named);

                var index = await JournalIndex.OfAsync(file.Path, Token);
                var read = await index.ReadAsync(Token).ToListAsync(Token);

                Assert.Equal(named.Length, index.Count);
                Assert.Equal(named.OrderBy(t => t.DebateId, StringComparer.Ordinal).Select(JsonText.Of), read.Select(JsonText.Of));
            },
            iter: 50);

    [Fact]
    public async Task A_last_line_that_was_cut_off_is_left_out()
    {
        using var file = Journal(RandomTranscript.Any.Single() with { DebateId = "a" }, RandomTranscript.Any.Single() with { DebateId = "b" });
        await using (var stream = File.OpenWrite(file.Path))
        {
            stream.SetLength(stream.Length - 2);
        }

        var index = await JournalIndex.OfAsync(file.Path, Token);

        Assert.Equal("a", Assert.Single(await index.ReadAsync(Token).ToListAsync(Token)).DebateId);
    }

    [Fact]
    public async Task Two_debates_of_one_id_are_an_error_that_names_the_second()
    {
        var transcript = RandomTranscript.Any.Single() with { DebateId = "a" };
        using var file = Journal(transcript, transcript with { DebateId = "b" }, transcript);

        var error = await Assert.ThrowsAsync<JournalException>(() => JournalIndex.OfAsync(file.Path, Token));

        Assert.Equal((3L, "$.debate.debate_id"), (error.Line, error.Field));
    }

    [Theory]
    [InlineData("{}\n", 1)]
    [InlineData("{\"debate\":{\"debate_id\":3}}\n", 1)]
    [InlineData("{\n{}\n", 1)]
    public async Task A_line_without_an_id_is_an_error(string text, long line)
    {
        using var file = new TemporaryFile();
        await File.WriteAllTextAsync(file.Path, text, Token);

        Assert.Equal(line, (await Assert.ThrowsAsync<JournalException>(() => JournalIndex.OfAsync(file.Path, Token))).Line);
    }

    [Fact]
    public async Task A_line_that_has_an_id_but_is_no_debate_is_an_error_when_it_is_read()
    {
        using var file = new TemporaryFile();
        await File.WriteAllTextAsync(file.Path, "{\"debate\":{\"debate_id\":\"a\"}}\n", Token);
        var index = await JournalIndex.OfAsync(file.Path, Token);

        Assert.Equal(1, (await Assert.ThrowsAsync<JournalException>(() => index.ReadAsync(Token).ToListAsync(Token).AsTask())).Line);
    }

    private static TemporaryFile Journal(params Transcript[] transcripts)
    {
        var file = new TemporaryFile();
        using var writer = new JournalWriter(file.Path);
        foreach (var transcript in transcripts)
        {
            writer.Append(transcript);
        }

        return file;
    }
}
