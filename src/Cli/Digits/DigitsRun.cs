using System.Text.Json;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Cli.Digits;

/// <summary>Plays a study of digits into a run's folder.</summary>
/// <param name="plan">What is played.</param>
/// <param name="digits">The pictures.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class DigitsRun(DigitsPlan plan, DigitSet digits, string folder, TextWriter error)
{
    /// <summary>Plays what the run does not hold yet, and closes it.</summary>
    /// <param name="begun">Whether the run is there already.</param>
    /// <param name="cancellationToken">Stops; what was done is kept.</param>
    /// <returns>What came of it; null where pictures failed.</returns>
    public async Task<DigitSummary?> RunAsync(bool begun, CancellationToken cancellationToken)
    {
        var lines = new StageLines(error);
        var study = new DigitStudy(digits, plan.Study, lines.Report);
        TorchRuntime.EnsureLoaded();
        var open = new OpenRun(OpenRun.CurrentSchema, "pictures", plan.Images);
        using var writer = begun ? await RunWriter.ResumeAsync(folder, open, cancellationToken) : RunWriter.Create(folder, DigitsFolder.Info(plan), open);
        try
        {
            if (await study.RunAsync(writer, plan.RunId, lines, cancellationToken) is not { } summary)
            {
                await TellFailuresAsync(cancellationToken);
                return null;
            }

            writer.Write(DigitsFolder.SummaryName, [.. JsonSerializer.SerializeToUtf8Bytes(summary, DigitJson.Default.DigitSummary), (byte)'\n']);
            await writer.CloseAsync(cancellationToken);
            return summary;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine($"Stopped, and everything is kept: 'ltp digits --resume {folder}' goes on.");
            throw;
        }
    }

    private async Task TellFailuresAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in StoredRun.Open(folder).ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed))
        {
            error.WriteLine($"ltp: picture {item.Key} failed: {item.Error}");
        }

        error.WriteLine($"ltp: the other pictures are saved; 'ltp digits --resume {folder}' tries those again that failed.");
    }
}
