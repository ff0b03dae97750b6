using System.Text;
using CsCheck;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Lines;

public class JournalReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_journal_cut_at_every_byte_yields_every_complete_record() =>
        RandomTranscript.Any.Array[1, 3].SampleAsync(
            async transcripts =>
            {
                var lines = transcripts.Select(Line).ToArray();
                var ends = lines.Select((_, i) => lines.Take(i + 1).Sum(l => l.Length)).ToArray();
                var journal = lines.SelectMany(l => l).ToArray();
                for (var cut = 0; cut <= journal.Length; cut++)
                {
                    var reader = Reader(journal[..cut]);
                    var read = await reader.ReadAsync(Token).ToListAsync(Token);

                    // Complete is a record when only its line's end is missing.
                    var complete = ends.Count(end => end - 1 <= cut);
                    Assert.Equal(transcripts.Take(complete).Select(JsonText.Of), read.Select(JsonText.Of));
                    Assert.Equal(Math.Max(0, cut - ends.Take(complete).LastOrDefault()), reader.TornBytes);
                }
            },
            iter: 4);

    [Theory]
    [InlineData("""{"schema":"ltp.journal/1",""", "$")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("""{"schema":"ltp.journal/1","event":"debate","debate":{"debate_id":3}}""", "$.debate.debate_id")]
    public async Task A_malformed_line_elsewhere_is_an_error_that_names_file_line_and_field(string line, string field)
    {
        var good = Line(RandomTranscript.Any.Single());
        var reader = Reader([.. good, .. good, .. Encoding.UTF8.GetBytes(line + "\n"), .. good]);
        var read = new List<Transcript>();

        var error = await Assert.ThrowsAsync<JournalException>(async () =>
        {
            await foreach (var transcript in reader.ReadAsync(Token))
            {
                read.Add(transcript);
            }
        });

        Assert.Equal(2, read.Count);
        Assert.Equal(("test.jsonl", 3L), (error.File, error.Line));
        Assert.Equal(field, error.Field);
        Assert.StartsWith($"test.jsonl, line 3, field {field}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ltp.journal/1", "ltp.journal/2", "$.schema")]
    [InlineData("\"event\":\"debate\"", "\"event\":\"other\"", "$.event")]
    [InlineData("\"answers\":[\"no\"", "\"answers\":[null", "$.debate.answers")]
    [InlineData("\"latent\":[0.5]", "\"latent\":[1e999]", "$.debate.latent")]
    public async Task What_is_no_event_of_ours_is_an_error_even_in_the_last_line(string right, string wrong, string field)
    {
        var text = Encoding.UTF8.GetString(Line(RandomTranscript.Any.Single() with { Latent = [0.5] }));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var reader = Reader(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)));

        var error = await Assert.ThrowsAsync<JournalException>(() => reader.ReadAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal(field, error.Field);
    }

    [Fact]
    public async Task A_verdict_without_its_kind_is_an_error_that_says_so()
    {
        var text = Encoding.UTF8.GetString(Line(RandomTranscript.Any.Single() with { Verdict = new TieVerdict(new("m", "r")) }));
        var reader = Reader(Encoding.UTF8.GetBytes(text.Replace("\"status\":\"tie\",", "", StringComparison.Ordinal)));

        var error = await Assert.ThrowsAsync<JournalException>(() => reader.ReadAsync(Token).ToListAsync(Token).AsTask());

        Assert.Contains("$.debate.verdict", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_endless_length_is_refused_without_reading_it_all()
    {
        await using var endless = new EndlessStream();
        var error = await Assert.ThrowsAsync<JournalException>(
            () => new JournalReader(() => endless, "endless").ReadAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal(1, error.Line);
        Assert.True(endless.Given <= JournalEvent.MaxLineBytes + 65_536);
    }

    [Fact]
    public async Task An_empty_journal_holds_nothing() => Assert.Empty(await Reader([]).ReadAsync(Token).ToListAsync(Token));

    private static JournalReader Reader(byte[] journal) => new(() => new MemoryStream(journal), "test.jsonl");

    private static byte[] Line(Transcript transcript) => JournalLine.Write(transcript);

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
