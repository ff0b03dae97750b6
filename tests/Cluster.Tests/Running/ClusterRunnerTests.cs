using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Tests.Toys;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cluster.Tests.Running;

/// <summary>Silos and a driver, all in this process, that meet in a real store of each kind.</summary>
public sealed class ClusterRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("embedded")]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task Silos_play_the_items_and_each_comes_back_once_with_its_failure_where_it_failed(string backend)
    {
        await using var opened = await Backend.OpenAsync(backend);
        var spool = Directory.CreateTempSubdirectory("ltp-spool-").FullName;
        await using var silo = await ClusterSilo.JoinAsync(Options(1), Open, TimeProvider.System, Token);
        await using var other = await ClusterSilo.JoinAsync(Options(2), Open, TimeProvider.System, Token);
        await using var link = await ClusterLink.ConnectAsync(opened.Address!, TimeSpan.FromSeconds(30), Token);
        ClusterRunner runner = new(link, new() { RunId = "run", Kind = "toy", Plan = JsonElement.Parse("{}"), Options = [], Directory = "/" });
        Folder folder = new();
        ConcurrentBag<(string Key, string? Failure)> ended = [];

        await runner.RunAsync(Items().ToAsyncEnumerable(), folder, (item, failure) => ended.Add((item.Key, failure?.Message)), Token);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => (Key(i), i == 7 ? "seven is no good" : null)), ended.Order());
        Assert.Equal(Enumerable.Range(0, 30).Where(i => i != 7).Select(i => (Key(i), $"{i * i}")), folder.Files.Select(f => (f.Key, f.Value)).Order());
        Assert.Equal(2, (await ClusterReport.WorkersAsync(link, TimeProvider.System, Token)).Count);
        await runner.ForgetAsync(Token);
        Assert.Empty(await link.Keys.KeysAsync("ltp:run:", Token));
        Directory.Delete(spool, recursive: true);

        SiloOptions Options(int number) => new() { Address = opened.Address!, Permits = 4, Spool = Path.Combine(spool, $"{number}"), Probe = TimeSpan.FromSeconds(1) };
    }

    private static string Key(int item) => string.Create(CultureInfo.InvariantCulture, $"item-{item:D2}");

    private static IEnumerable<RunItem> Items() => Enumerable.Range(0, 30).Select(i => new RunItem(Key(i), "toy", JsonSerializer.SerializeToElement(i)));

    private static OpenJob Open(ClusterJob job, JobSurroundings surroundings) => new(new Dictionary<string, IItemHandler> { ["toy"] = new Squares() });

    private sealed class Squares : IItemHandler
    {
        public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var number = item.Description.GetInt32();
            store.Write(item.Key, Encoding.UTF8.GetBytes(number == 7 ? throw new InvalidOperationException("seven is no good") : $"{number * number}"));
        }
    }

    private sealed class Folder : IItemStore
    {
        public ConcurrentDictionary<string, string> Files { get; } = [];

        public void Append(params IEnumerable<StoredLine> lines) => Assert.Empty(lines);

        public void Write(string name, ReadOnlySpan<byte> content) => Assert.True(Files.TryAdd(name, Encoding.UTF8.GetString(content)));
    }
}
