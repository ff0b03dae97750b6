using System.Collections.Concurrent;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

[assembly: AssemblyFixture(typeof(LearningThePrior.Cli.Tests.Pins.PlayedAgain))]

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The pinned commands as this version plays them; each is played once, when the first test asks for its run.</summary>
public sealed class PlayedAgain : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<ModelServer>> _server = new(() => ModelServer.StartAsync());
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _runs = new();

    /// <summary>The folder of a run; tests read it.</summary>
    internal Task<string> RunAsync(string name) => _runs.GetOrAdd(name, n => new(() => PlayAsync(n))).Value;

    /// <summary>Judges a copy of a run as the pinned one was judged.</summary>
    /// <param name="judging">The judging's name.</param>
    /// <param name="folder">The folder of the run that it judges.</param>
    /// <returns>The copy's folder.</returns>
    internal async Task<string> JudgeAsync(string judging, string folder)
    {
        var copy = _folder.CopyOf(folder, $"{judging}-{Guid.CreateVersion7():n}");
        await SuccessAsync(["judge", copy, .. PinnedCommands.Judging(judging, (await _server.Value).Address)]);
        return copy;
    }

    /// <summary>A new name within a folder that goes when all tests have ended.</summary>
    internal string NewPlace() => _folder[$"{Guid.CreateVersion7():n}"];

    private async Task<string> PlayAsync(string name)
    {
        var folder = _folder[name];
        await SuccessAsync([.. PinnedCommands.Of(name, (await _server.Value).Address), "--out", folder]);
        return folder;
    }

    private static async Task SuccessAsync(string[] command)
    {
        var outcome = await Ltp.RunAsync(command);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        _folder.Dispose();
    }
}
