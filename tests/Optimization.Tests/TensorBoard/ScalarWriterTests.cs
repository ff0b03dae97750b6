using LearningThePrior.Optimization.TensorBoard;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Optimization.Tests.TensorBoard;

public sealed class ScalarWriterTests
{
    [Fact]
    public void The_CRC_is_that_of_RFC_3720()
    {
        // RFC 3720, appendix B.4, and the check value of the CRC catalogue for "123456789".
        Assert.Equal(0x8A9136AAu, RecordFile.Crc32C(new byte[32]));
        Assert.Equal(0x62A8AB43u, RecordFile.Crc32C([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, RecordFile.Crc32C([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0x113FDB5Cu, RecordFile.Crc32C([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
        Assert.Equal(0xE3069283u, RecordFile.Crc32C("123456789"u8));
    }

    [Fact]
    public void A_file_begins_as_TensorFlow_begins_its_own()
    {
        using var folder = new TemporaryFolder();
        new ScalarWriter(folder.Path).Dispose();

        // The frame's head of a 24-byte event, as it stands at the beginning of every file that TensorFlow writes.
        Assert.Equal([0x18, 0, 0, 0, 0, 0, 0, 0, 0xA3, 0x7F, 0x4B, 0x22], File.ReadAllBytes(folder[ScalarWriter.FileName])[..12]);
    }

    [Fact]
    public void What_was_added_is_read_back_by_the_published_formats()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new ScalarWriter(folder["w0000"]))
        {
            writer.Add(1, [("objective", -12.5), ("f/loss é", .1)]);
            writer.Add(300, [("objective", double.MaxValue)]);
            writer.Add(long.MaxValue, []);

            Assert.Equal(4, EventFile.Read(folder["w0000", ScalarWriter.FileName]).Count);
        }

        var events = EventFile.Read(folder["w0000", ScalarWriter.FileName]);
        Assert.Equal((0.0, 0, "brain.Event:2"), (events[0].WallTime, events[0].Step, events[0].Version));
        Assert.Equal(new() { ["objective"] = -12.5f, ["f/loss é"] = .1f }, events[1].Scalars);
        Assert.Equal((300.0, 300, float.PositiveInfinity), (events[2].WallTime, events[2].Step, events[2].Scalars["objective"]));
        Assert.Equal((long.MaxValue, 0), (events[3].Step, events[3].Scalars.Count));
    }

    [Fact]
    public void A_file_is_begun_anew()
    {
        using var folder = new TemporaryFolder();
        for (var time = 0; time < 2; time++)
        {
            using var writer = new ScalarWriter(folder.Path);
            writer.Add(1, [("objective", time)]);
        }

        Assert.Equal(1, EventFile.Read(folder[ScalarWriter.FileName])[^1].Scalars["objective"]);
        Assert.Equal(2, EventFile.Read(folder[ScalarWriter.FileName]).Count);
    }

    [Fact]
    public void A_negative_step_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new ScalarWriter(folder.Path);

        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add(-1, []));
    }
}
