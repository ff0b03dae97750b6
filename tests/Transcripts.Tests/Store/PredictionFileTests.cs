namespace LearningThePrior.Transcripts.Tests.Store;

public sealed class PredictionFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static readonly StoredPrediction Seen = new(StoredPrediction.CurrentSchema, "w0000", "d_star", "x1", "Is it?", .25, [.75, .25], 1, [0, 1]);

    private static readonly StoredPrediction Asked = new(StoredPrediction.CurrentSchema, "w0000", null, "x2", "Is it?", null, [.1, .9], null, null);

    [Fact]
    public async Task Lines_come_back_as_they_were_written_but_for_a_last_one_that_was_cut_off()
    {
        Write(Seen, Asked);
        await File.AppendAllTextAsync(_file, "{\"schema\":", TestContext.Current.CancellationToken);

        var read = await PredictionFile.ReadAsync(_file, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["x1", "x2"], read.Select(p => p.Id));
        Assert.Equal([.75, .25], read[0].Credences);
        Assert.Equal((.25, 1), (read[0].Weight, read[0].Label));
        Assert.Equal((null, null, null, null), (read[1].Set, read[1].Weight, read[1].Label, read[1].Truth));
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => Write(Seen with { Label = 2 }));
        Assert.Throws<ArgumentException>(() => Write(Seen with { Truth = [1] }));
        Assert.Throws<ArgumentException>(() => Write(Seen with { Credences = [.5, .6] }));
    }

    [Fact]
    public async Task A_damaged_line_is_told_by_file_line_and_field()
    {
        Write(Seen, Asked);
        await File.WriteAllTextAsync(
            _file, (await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken)).Replace("[0.1,0.9]", "[0.1,2]", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<JournalException>(async () => await PredictionFile.ReadAsync(_file, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"{_file}, line 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("credences", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Throws<FileNotFoundException>(() => PredictionFile.ReadAsync(_file + ".none", TestContext.Current.CancellationToken));

    public void Dispose() => File.Delete(_file);

    private void Write(params StoredPrediction[] predictions)
    {
        using var stream = File.Create(_file);
        PredictionFile.Write(stream, predictions);
    }
}
