using System.Globalization;
using System.Text;
using System.Text.Json;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Analysis.Plots;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.TensorBoard;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Unpacking;

/// <summary>Teaches what a plan says into a run's folder.</summary>
/// <param name="plan">The plan.</param>
/// <param name="explorer">The human of the kind of world that it names.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class UnpackerRun(UnpackerPlan plan, IExplorer explorer, string folder, TextWriter error)
{
    private const int StepsTold = 500;

    /// <summary>Teaches what is not taught yet, and closes the run.</summary>
    /// <param name="begun">Whether the run is there already.</param>
    /// <param name="cancellationToken">Stops; the rounds that were finished are kept.</param>
    /// <returns>What came of it; null where an item failed.</returns>
    public async Task<TeachingSummary?> RunAsync(bool begun, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureLoaded();
        var items = UnpackerHandler.Items(plan);
        var open = new OpenRun(OpenRun.CurrentSchema, "trainings", items.Count);
        using var writer = begun ? await RunWriter.ResumeAsync(folder, open, cancellationToken) : RunWriter.Create(folder, UnpackerFolder.Info(plan), open);
        var handler = new UnpackerHandler(plan, explorer, Earlier, Told);
        var engine = new RunEngine(writer, new ProcessRunner(UnpackerHandler.Kind, handler, items.Count));
        try
        {
            if ((await engine.RunAsync(plan.RunId, items, null, cancellationToken)).Failed > 0)
            {
                await TellFailuresAsync(cancellationToken);
                return null;
            }
        }
        catch (OperationCanceledException)
        {
            error.WriteLine($"Stopped; the rounds that were finished are kept: 'ltp unpacker --resume {folder}' goes on.");
            throw;
        }

        var summary = Summary();
        writer.Write(UnpackerFolder.SummaryName, [.. JsonSerializer.SerializeToUtf8Bytes(summary, UnpackerJson.Default.TeachingSummary), (byte)'\n']);
        writer.Write("training.svg", Encoding.UTF8.GetBytes(Curves()));
        using (var learned = LearnedUnpacker.Load(Path.Combine(folder, "learned"), explorer))
        {
            writer.Write("latent.svg", Encoding.UTF8.GetBytes(LatentPicture.Of(learned, plan.World, plan.Training.MeasuredDepth)));
        }

        WriteCurves();
        await writer.CloseAsync(cancellationToken);
        return summary;
    }

    private string? Earlier(string name) => Path.Combine(folder, name) is var file && File.Exists(file) ? file : null;

    private void Told(string item, int step, int depth)
    {
        if (step % StepsTold == 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item}: depth {depth} of {plan.Training.Depth}, {step:N0} steps"));
        }
    }

    private async Task TellFailuresAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in StoredRun.Open(folder).ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed))
        {
            error.WriteLine($"ltp: training '{item.Key}' failed: {item.Error}");
        }
    }

    private TeachingSummary Summary()
    {
        var result = UnpackerFolder.Result(folder, UnpackerHandler.Items(plan).First().Key);
        var alone = plan.Unamplified ? UnpackerFolder.Result(folder, UnpackerHandler.Alone).Measured : null;
        var measured = result.Measured!;
        return new(
            plan.World,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(plan.Network.Form.ToString()),
            plan.Network.Latents,
            new(measured.Kl),
            new(measured.Consistency, alone?.Consistency),
            measured.Approval,
            measured.Valid,
            measured.Distinct,
            measured.Recovered,
            measured.Books,
            measured.Seen,
            result.Parameters,
            result.OverseerCalls,
            result.QuestionsAsked,
            alone,
            result.Perturbed,
            result.WallS)
        {
            Price = measured.Price,
        };
    }

    private IEnumerable<(string Name, IReadOnlyList<UnpackerPoint> Points)> Items() =>
        UnpackerHandler.Items(plan).Select(i => (i.Key, UnpackerFolder.Result(folder, i.Key).Curve));

    private string Curves() => new LinePlot(
        $"Mz of {plan.World}: how well it writes as the human does",
        "steps of training",
        "-log Mz(page), nats (depth grows with the steps)",
        [.. Items().Select(c => new PlotLine(c.Name, [.. c.Points.Select(p => new PlotPoint(p.Step, p.Nll))]))]).ToSvg();

    private void WriteCurves()
    {
        foreach (var (name, points) in Items())
        {
            using var curve = new ScalarWriter(Path.Combine(folder, "curves", name));
            foreach (var point in points)
            {
                curve.Add(point.Step, [("nll", point.Nll), ("divergence", point.Divergence), ("depth", point.Depth)]);
            }
        }
    }
}
