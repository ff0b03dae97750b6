using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Toys;

/// <summary>The run that one import of the published layout makes, imported once for all tests that read it.</summary>
public sealed class ImportedCheckout : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Run => _folder["run"];

    public ImportReport Report { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Checkout.In(_folder["checkout"]);
        Report = await NyuImport.RunAsync(_folder["checkout"], Run, cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
