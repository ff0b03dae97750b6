using System.Text.Json;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Running;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Clustering;

/// <summary>What a worker of a cluster makes of the items of <c>ltp run</c>; the processes and the store between are the same for every kind of run.</summary>
public sealed class ExperimentJobTests
{
    [Fact]
    public async Task A_worker_plays_every_item_in_all_cells_to_the_bytes_of_one_process()
    {
        await using var talk = await Talk.BeginAsync();
        File.WriteAllText(talk.Folder["experiment.yaml"], $"questions: questions.jsonl\ntree: house\nrounds: 1\ndebater: {talk.Talker}\njudge: verbalised:{talk.Judge}\ngrid: {{prompts: [default, reasons]}}\n");
        var here = await Ltp.RunAsync("run", talk.Folder["experiment.yaml"], "--out", talk.Folder["here"]);
        Assert.True(here.Code == 0, here.Error);
        var info = StoredRun.Open(talk.Folder["here"]).Info;
        GatewayOptions options = new() { Mode = RecordingMode.ReplayOnly, Recordings = talk.Folder["here", "recordings"], RunId = info.RunId };

        var job = ExperimentJob.Open(new(info.RunId, info.More!["plan"], options, Permits: 2, Environment.CurrentDirectory));
        using (var writer = RunWriter.Create(talk.Folder["there"], info, new(OpenRun.CurrentSchema, "items", 3)))
        {
            await new ExperimentRun(info.More["plan"].Deserialize(ExperimentJson.Default.ExperimentPlan)!, concurrency: 2).PlayAsync(
                new ProcessRunner(job.Kind, job.Handler, parallelism: 2), writer, new DebateProgress(TextWriter.Null, () => CallTotals.None), TestContext.Current.CancellationToken);
            await writer.CloseAsync(TestContext.Current.CancellationToken);
        }

        await job.Gateway!.DisposeAsync();
        Assert.Equal(6, talk.Lines("there", "debates.jsonl").Count);
        Assert.Equal(talk.Store("here"), talk.Store("there"));
    }
}
