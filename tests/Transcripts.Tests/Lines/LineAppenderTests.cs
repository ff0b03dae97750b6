using System.Text;
using CsCheck;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Lines;

public sealed class LineAppenderTests : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly Transcript _transcript = RandomTranscript.Any.Single();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task What_was_appended_can_be_read_while_the_writer_is_open_so_that_a_killed_process_loses_nothing()
    {
        using var writer = new LineAppender(_file.Path);
        for (var count = 1; count <= 5; count++)
        {
            writer.Append(JournalLine.Write(_transcript));
            var copy = _file.Path + ".copy";
            File.Copy(_file.Path, copy, overwrite: true);

            Assert.Equal(count, await Count(copy));
            Assert.Equal(count, await Count(_file.Path));
        }
    }

    [Fact]
    public async Task Debates_appended_at_once_do_not_mix()
    {
        using (var writer = new LineAppender(_file.Path))
        {
            await Parallel.ForAsync(0, 200, Token, (i, _) =>
            {
                writer.Append(JournalLine.Write(_transcript with { DebateId = $"d{i}" }));
                return ValueTask.CompletedTask;
            });
        }

        var read = await new JournalReader(_file.Path).ReadAsync(Token).ToListAsync(Token);
        Assert.Equal(200, read.Select(t => t.DebateId).Distinct().Count());
    }

    [Fact]
    public async Task A_journal_cut_anywhere_is_gone_on_with_and_loses_nothing()
    {
        var transcript = _transcript with { DebateId = "d", QuestionText = "", Sides = [], Turns = [], JudgeRead = [], Judge = "j" };
        using (var writer = new LineAppender(_file.Path))
        {
            writer.Append(JournalLine.Write(transcript));
            writer.Append(JournalLine.Write(transcript));
        }

        var whole = await File.ReadAllBytesAsync(_file.Path, Token);
        var half = whole.Length / 2;
        var cuts = Enumerable.Range(0, whole.Length + 1).Where(cut => cut % 9 == 0 || Math.Abs(cut - half) < 4 || cut > whole.Length - 4);
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(_file.Path, whole[..cut], Token);
            File.Delete(_file.Path + ".torn");
            long torn;
            using (var writer = new LineAppender(_file.Path))
            {
                writer.Append(JournalLine.Write(_transcript));
                torn = writer.TornBytes;
            }

            var complete = cut >= whole.Length - 1 ? 2 : cut >= half - 1 ? 1 : 0;
            Assert.Equal(complete + 1, await Count(_file.Path));
            var moved = File.Exists(_file.Path + ".torn") ? await File.ReadAllBytesAsync(_file.Path + ".torn", Token) : [];
            Assert.Equal(torn, Math.Max(0, moved.Length - 1));
            Assert.Equal(Math.Max(0, cut - (complete * half)), torn);
            Assert.Equal(whole[(cut - (int)torn)..cut], moved.SkipLast(1));
        }
    }

    [Fact]
    public async Task A_torn_line_longer_than_one_buffer_is_moved_whole()
    {
        var torn = "{" + new string('x', 200_000);
        using (var writer = new LineAppender(_file.Path))
        {
            writer.Append(JournalLine.Write(_transcript));
        }

        await File.AppendAllTextAsync(_file.Path, torn, Token);
        using (var writer = new LineAppender(_file.Path))
        {
            writer.Append(JournalLine.Write(_transcript));
        }

        Assert.Equal(2, await Count(_file.Path));
        Assert.Equal(torn + "\n", await File.ReadAllTextAsync(_file.Path + ".torn", Token));
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_written_leaves_nothing_behind()
    {
        using var writer = new LineAppender(_file.Path);
        Assert.Throws<ArgumentException>(() => writer.Append(JournalLine.Write(_transcript with { Latent = [double.PositiveInfinity] })));
        writer.Append(JournalLine.Write(_transcript));

        Assert.Equal(1, await Count(_file.Path));
    }

    [Fact]
    public void A_closed_writer_refuses()
    {
        var writer = new LineAppender(_file.Path);
        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => writer.Append(JournalLine.Write(_transcript)));
    }

    [Fact]
    public async Task A_line_names_its_schema_and_event()
    {
        using (var writer = new LineAppender(_file.Path))
        {
            writer.Append(JournalLine.Write(_transcript));
        }

        var text = await File.ReadAllTextAsync(_file.Path, Encoding.UTF8, Token);
        Assert.StartsWith("""{"schema":"ltp.journal/1","event":"debate","debate":{"debate_id":""", text, StringComparison.Ordinal);
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
    }

    private static async Task<int> Count(string path) => await new JournalReader(path).ReadAsync(Token).CountAsync(Token);
}
