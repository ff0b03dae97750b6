using System.Globalization;
using System.Text;
using System.Text.Json;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Analysis.Plots;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Optimization.TensorBoard;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>Trains what a plan says into a run's folder.</summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class AmplifyRun(AmplificationPlan plan, string folder, TextWriter error)
{
    /// <summary>The address of the cluster that runs the trainings, as <c>--cluster</c> gives it; null to train in this process.</summary>
    public string? Cluster { get; init; }

    /// <summary>Trains what is not trained yet, and closes the run.</summary>
    /// <param name="begun">Whether the run is there already.</param>
    /// <param name="cancellationToken">Stops; what was done by the last of twenty points on the way is kept.</param>
    /// <returns>What came of it; null where a training failed.</returns>
    public async Task<AmplificationSummary?> RunAsync(bool begun, CancellationToken cancellationToken)
    {
        var task = Names.All.Tasks.Make(plan.Task);
        TorchRuntime.EnsureLoaded();
        var items = AmplificationHandler.Items(plan);
        var open = new OpenRun(OpenRun.CurrentSchema, "trainings", items.Count);
        using var writer = begun ? await RunWriter.ResumeAsync(folder, open, cancellationToken) : RunWriter.Create(folder, AmplifyFolder.Info(plan), open);
        var handler = new AmplificationHandler(plan, task, Earlier, Told) { Overseer = plan.Overseer is { } named ? Names.All.Overseers.Make(named) : null };
        await using var cluster = Cluster is null ? null : await ClusterChoice.BeginAsync(
            new(Cluster, plan.RunId, AmplifyJob.Kind, JsonSerializer.SerializeToElement(plan, AmplificationJson.Default.AmplificationPlan), folder), error, cancellationToken);
        var engine = new RunEngine(writer, cluster?.Runner ?? new ProcessRunner(AmplificationHandler.Kind, handler, items.Count));
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
            error.WriteLine($"Stopped, and what was trained is kept: 'ltp amplify --resume {folder}' goes on.");
            throw;
        }

        var summary = Summary(task);
        writer.Write(AmplifyFolder.SummaryName, [.. JsonSerializer.SerializeToUtf8Bytes(summary, AmplificationJson.Default.AmplificationSummary), (byte)'\n']);
        writer.Write("accuracy.svg", Encoding.UTF8.GetBytes(Plot(task)));
        WriteCurves();
        await writer.CloseAsync(cancellationToken);
        await (cluster?.CloseAsync(cancellationToken) ?? Task.CompletedTask);
        return summary;
    }

    private string? Earlier(string name) => Path.Combine(folder, name) is var file && File.Exists(file) ? file : null;

    private void Told(string item, int step)
    {
        var every = Math.Max(1, plan.Training.Steps / 10);
        if (step % every == 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item}: step {step:N0} of {plan.Training.Steps:N0}"));
        }
    }

    private async Task TellFailuresAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in StoredRun.Open(folder).ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed))
        {
            error.WriteLine($"ltp: training '{item.Key}' failed: {item.Error}");
        }
    }

    private AmplificationSummary Summary(IAmplificationTask task)
    {
        var amplified = AmplifyFolder.Result(folder, AmplificationHandler.ByAmplification);
        var supervised = plan.Supervised ? AmplifyFolder.Result(folder, AmplificationHandler.ByAnswers) : null;
        return new(
            plan.Task,
            task.Size,
            plan.Training.Steps,
            new(amplified.Curve[^1].Amplified!, amplified.Curve[^1].Teacher, supervised?.Curve[^1].Teacher),
            plan.Errors == ErrorKind.Fresh && plan.Overseer is null ? TaskErrors.Rightness(task, plan.OverseerError) : null,
            amplified.OverseerCalls,
            amplified.Decompositions,
            amplified.Labels,
            amplified.Parameters,
            amplified.Flop,
            supervised?.Flop,
            amplified.WallS + (supervised?.WallS ?? 0));
    }

    private IEnumerable<(string Name, IEnumerable<(int Step, double Share)> Points)> Curves()
    {
        var amplified = AmplifyFolder.Result(folder, AmplificationHandler.ByAmplification).Curve;
        yield return ("amplified", amplified.Select(p => (p.Step, p.Amplified!.All)));
        yield return ("teacher", amplified.Select(p => (p.Step, p.Teacher.All)));
        if (plan.Supervised)
        {
            yield return ("supervised", AmplifyFolder.Result(folder, AmplificationHandler.ByAnswers).Curve.Select(p => (p.Step, p.Teacher.All)));
        }
    }

    private string Plot(IAmplificationTask task) => new LinePlot(
        $"Amplification: {task.Name}",
        "steps of training",
        "share of right answers on contexts drawn anew",
        [.. Curves().Select(c => new PlotLine(c.Name, [.. c.Points.Select(p => new PlotPoint(p.Step, p.Share))]))]).ToSvg();

    private void WriteCurves()
    {
        foreach (var (name, points) in Curves())
        {
            using var curve = new ScalarWriter(Path.Combine(folder, "curves", name));
            foreach (var (step, share) in points)
            {
                curve.Add(step, [("accuracy", share)]);
            }
        }
    }
}
