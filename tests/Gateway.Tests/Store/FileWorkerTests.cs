using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Gateway.Tests.Store;

/// <summary>Work on files is done one after another, off the pool, and what fails fails for whom it is done alone.</summary>
public sealed class FileWorkerTests
{
    [Fact]
    public async Task Work_is_done_in_order_on_one_thread_that_is_none_of_the_pools_and_a_failure_is_its_callers()
    {
        FileWorker worker = new();
        List<int> done = [];
        List<(int Thread, bool IsOfPool)> on = [];

        var failing = worker.DoAsync<int>(() => throw new IOException("disk"));
        var tasks = Enumerable.Range(0, 100).Select(i => worker.DoAsync(() =>
        {
            on.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
            done.Add(i);
            return i;
        })).ToArray();

        Assert.Equal("disk", (await Assert.ThrowsAsync<IOException>(() => failing)).Message);
        Assert.Equal(Enumerable.Range(0, 100), await Task.WhenAll(tasks));
        Assert.Equal(Enumerable.Range(0, 100), done);
        Assert.False(Assert.Single(on.Distinct()).IsOfPool);
    }
}
