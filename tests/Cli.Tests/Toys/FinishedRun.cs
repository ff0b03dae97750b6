[assembly: AssemblyFixture(typeof(LearningThePrior.Cli.Tests.Toys.FinishedRun))]

namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>One finished tiny run, made once; tests read it or copy it.</summary>
public sealed class FinishedRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder["run"];

    internal Outcome Outcome { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Outcome = await Ltp.RunAsync([.. Ltp.Tiny, "--out", Path]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
