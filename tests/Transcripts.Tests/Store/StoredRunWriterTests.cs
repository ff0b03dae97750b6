using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>Runs are written beside their place and are there whole or not at all.</summary>
public sealed class StoredRunWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_within_a_run_is_read_before_that_is_whole_and_comes_and_goes_with_it(bool completed)
    {
        using (var outer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            using var inner = outer.BeginRun("held-out", Stores.Info);
            inner.Add(ToyDebates.Lamp("inner"));
            inner.Complete();

            Assert.Equal("inner", Assert.Single(await StoredRun.Open(inner.Place).DebatesAsync()).DebateId);
            if (completed)
            {
                outer.Complete();
            }
        }

        Assert.Equal(completed, Directory.Exists(_folder["run", "held-out"]));
        Assert.Equal(completed ? [_folder["run"]] : [], Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
