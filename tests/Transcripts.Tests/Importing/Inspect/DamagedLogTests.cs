using LearningThePrior.Transcripts.Importing.Inspect;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.Inspect;

/// <summary>Logs and samples that cannot be read.</summary>
public sealed class DamagedLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, "log.json, /version: the log is of version 3; versions up to 2 are read.")]
    [InlineData(2, "sample \"input\" is missing")]
    public void What_cannot_be_read_is_named(int version, string problem)
    {
        ToyLogs.Write(_folder["log.json"], version, version == 2 ? """{"id":1}""" : ToyLogs.Sample);
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(version == 2 ? "log.json, /samples/0, /: 'input' is missing" : problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_is_cut_short_is_named_and_leaves_nothing()
    {
        ToyLogs.Write(_folder["log.eval"], 2, ToyLogs.Sample);
        var bytes = File.ReadAllBytes(_folder["log.eval"]);
        File.WriteAllBytes(_folder["log.eval"], bytes[..(bytes.Length / 2)]);
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.eval"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("log.eval: is no whole zip", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void A_bad_sample_is_left_out_where_that_is_asked_for()
    {
        ToyLogs.Write(_folder["log.eval"], 2, ToyLogs.Sample.Replace("con\"}", "host\"}", StringComparison.Ordinal), ToyLogs.Sample.Replace("q1", "q2", StringComparison.Ordinal));
        var report = InspectImport.Run(_folder["log.eval"], ["pro=A", "con=B"], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Debates);
        Assert.Contains("'host' is no speaker that is known", Assert.Single(report.Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_a_folder_that_is_cut_short_is_left_out_where_that_is_asked_for()
    {
        Directory.CreateDirectory(_folder["logs"]);
        ToyLogs.Write(_folder["logs/a.eval"], 2, ToyLogs.Sample);
        ToyLogs.Write(_folder["logs/b.json"], 3, ToyLogs.Sample);
        ToyLogs.Write(_folder["logs/c.eval"], 2, ToyLogs.Sample);
        var bytes = File.ReadAllBytes(_folder["logs", "a.eval"]);
        File.WriteAllBytes(_folder["logs", "a.eval"], bytes[..(bytes.Length / 2)]);
        var report = InspectImport.Run(_folder["logs"], ["pro=A", "con=B"], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Debates);
        Assert.Equal(2, report.Skipped.Count);
        Assert.Contains("a.eval: is no whole zip", report.Skipped[0], StringComparison.Ordinal);
        Assert.Contains("b.json, /version", report.Skipped[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_more_than_64_MiB_is_refused()
    {
        ToyLogs.Write(_folder["log.eval"], 2, ToyLogs.Sample + new string(' ', JournalEvent.MaxLineBytes));
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.eval"], ["pro=A", "con=B"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("log.eval, samples/0_epoch_1.json: cannot be unpacked: it is longer than 67108864 bytes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_epoch_before_the_first_is_refused()
    {
        ToyLogs.Write(_folder["log.json"], 2, """{"id":1,"epoch":0,"input":"?","target":"x","messages":[]}""");
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("log.json, /samples/0, /epoch: a number from 1 is expected.", error.Message, StringComparison.Ordinal);
    }
}
