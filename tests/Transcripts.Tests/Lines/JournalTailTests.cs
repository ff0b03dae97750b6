using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Lines;

public sealed class JournalTailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_last_line_that_is_no_json_was_damaged_and_is_not_gone_on_with()
    {
        var file = _folder["x.jsonl"];
        File.WriteAllText(file, "{}\n\0\0\0}\n");

        var refused = Assert.Throws<InvalidDataException>(() => new LineAppender(file));

        Assert.StartsWith($"{file}: the last line is whole and no JSON", refused.Message, StringComparison.Ordinal);
        Assert.Equal("{}\n\0\0\0}\n", File.ReadAllText(file));
        Assert.False(File.Exists(file + ".torn"));
    }

    [Fact]
    public void A_last_line_without_its_end_that_is_no_json_was_cut_off_and_is_moved()
    {
        var file = _folder["x.jsonl"];
        File.WriteAllText(file, "{}\n{\"a\":");
        using (var lines = new LineAppender(file))
        {
            Assert.Equal(5, lines.TornBytes);
            lines.Append("{}\n"u8);
        }

        Assert.Equal("{}\n{}\n", File.ReadAllText(file));
        Assert.Equal("{\"a\":\n", File.ReadAllText(file + ".torn"));
    }
}
