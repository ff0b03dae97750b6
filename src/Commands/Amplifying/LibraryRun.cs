using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>Asks what a plan says, into a run's folder; or estimates what that would cost.</summary>
internal sealed class LibraryRun
{
    private readonly LibraryPlan _plan;
    private readonly ImplicitTree _tree;

    /// <summary>Prepares a run. Whatever is wrong with the plan shows here.</summary>
    public LibraryRun(LibraryPlan plan)
    {
        (_plan, Overseer, Prompts) = (plan, OverseerName.Parse("--overseer", plan.Overseer), PlannedPrompts.Open(plan.Prompts));
        _tree = new(DocumentUnpacker.Open(plan.Tree));
        Items = DecompositionHandler.Items(plan.Questions);
    }

    /// <summary>The prompts that a run uses.</summary>
    public static PromptForm[] Prompted => [OverseerPrompts.SectionForm, HumanPrompts.Form];

    public OverseerName Overseer { get; }

    public PromptSet Prompts { get; }

    public IReadOnlyCollection<RunItem> Items { get; }

    /// <summary>Asks a stand-in, and tells about what the model would be asked; the budget alone is a bound.</summary>
    public async Task EstimateAsync(TextWriter output, GatewayChoice gateway, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Overseer is not { IsConsole: false, Model: { } model })
        {
            throw new UserException("--dry-run tells what calls of a model would cost; with --overseer console it is you who answers.");
        }

        var (estimates, moves) = (new Estimates(_plan.ModelSettings), 0L);
        var handler = Handler(new LibraryDryRunModel(model, estimates), null);
        foreach (var question in _plan.Questions)
        {
            moves += await handler.RehearseAsync(question, cancellationToken);
        }

        var verdicts = _plan.EndsInVerdicts ? string.Create(CultureInfo.InvariantCulture, $" and {_plan.Questions.Count(q => q.Answers is not null):N0} verdicts") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_plan.Questions.Count:N0} questions in about {moves:N0} moves of the overseer{verdicts}, and never more than {(long)_plan.Questions.Count * _plan.Budget:N0} moves (--budget); nobody was called. Assumed: it asks once wherever there are sections below, four characters a token."));
        CostTable.WriteEstimate(output, estimates, gateway.Prices(parsed));
    }

    /// <summary>Asks what the run does not hold yet, and closes it.</summary>
    public async Task<int> RunAsync(RunWriter writer, string folder, GatewayChoice choice, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (choice.Cluster(parsed) is { } address)
        {
            if (Overseer.IsConsole)
            {
                throw new UserException("--cluster: whoever sits at the terminal oversees here; workers elsewhere cannot ask.");
            }

            return await RunOnClusterAsync(address, writer, folder, choice, parsed, output, error, cancellationToken);
        }

        var (calls, recordings, progress) = (Path.Combine(folder, "calls.jsonl"), ModelRunFile.RecordingsOf(folder, StoredRun.Open(folder).Info), default(RunProgress));
        using (var log = new CallLog(calls))
        {
            Warnings.TellTornCalls(error, log.TornLines, folder);
            await using var gateway = new ModelGateway((choice.Read(parsed, recordings, _plan.RunId, log) with { CallsBefore = calls }).WithShapesOf(folder));
            using var shapes = RunShapes.Kept(folder, gateway, error);
            var (desk, watch) = (new ModelDesk(gateway, _plan.ModelSettings), new ModelWatch());
            var handler = Handler(Overseer.Model is { } model ? watch.Of(desk.Open(model)) : null, gateway.TotalsOf);
            var engine = new RunEngine(writer, new ProcessRunner(DecompositionHandler.Kind, handler, Overseer.IsConsole ? 1 : choice.Concurrency(parsed))) { FailOn = choice.FailOn(parsed), RetryFailed = choice.RetryFailed(parsed) };
            await Advice.ForAsync(
                () => watch.RunAsync(async stop => progress = await engine.RunAsync(_plan.RunId, Items, new Told(error), stop), cancellationToken),
                $"ltp amplify --resume {folder}",
                recordings,
                error.WriteLine);

            error.WriteLine(CostWords.Of(gateway.Totals));
            await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
        }

        return await TellAsync(writer, folder, calls, progress, output, cancellationToken);
    }

    private async Task<int> RunOnClusterAsync(string address, RunWriter writer, string folder, GatewayChoice choice, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (calls, recordings, progress) = (Path.Combine(folder, "calls.jsonl"), ModelRunFile.RecordingsOf(folder, StoredRun.Open(folder).Info), default(RunProgress));
        using var log = new CallLog(calls);
        await using var cluster = await ClusterChoice.BeginAsync(
            new(address, _plan.RunId, LibraryJob.Kind, JsonSerializer.SerializeToElement(_plan, LibraryJson.Default.LibraryPlan), folder)
            {
                Options = choice.ForWorkers(parsed),
                Gateway = choice.Read(parsed, recordings, _plan.RunId, log) with { CallsBefore = calls },
                Calls = log,
                Concurrency = choice.Concurrency(parsed),
            },
            error,
            cancellationToken);
        var engine = new RunEngine(writer, cluster.Runner) { FailOn = choice.FailOn(parsed), RetryFailed = choice.RetryFailed(parsed) };
        await Advice.ForAsync(
            async () => progress = await engine.RunAsync(_plan.RunId, Items, new Told(error), cancellationToken), $"ltp amplify --resume {folder} --cluster {address}", recordings, error.WriteLine);
        error.WriteLine(CostWords.Of(cluster.Totals));
        PerhapsPaidWords.Tell(error, await cluster.PerhapsPaidAsync(cancellationToken));
        log.Dispose();
        var code = await TellAsync(writer, folder, calls, progress, output, cancellationToken);
        await cluster.CloseAsync(cancellationToken);
        return code;
    }

    private async Task<int> TellAsync(RunWriter writer, string folder, string calls, RunProgress progress, TextWriter output, CancellationToken cancellationToken)
    {
        CallLog.Sort(calls);
        await writer.CloseAsync(cancellationToken);
        await DecompositionText.WriteAsync(output, folder, cancellationToken);
        if (_plan.EndsInVerdicts)
        {
            AnalysisTables.WriteShort(output, await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = ["judge"], Seed = Seed }, cancellationToken));
        }

        output.WriteLine($"\nAll decompositions: {Path.Combine(folder, StoreFile.Decompositions.Name)} ('ltp report {folder}' shows them{(_plan.EndsInVerdicts ? $", 'ltp analyze {folder}' tells more" : "")}).");
        return progress.Failed > 0 && progress.Failed == progress.All ? ExitCode.Failure : ExitCode.Success;
    }

    private Seed Seed => new(ulong.Parse(_plan.Seed, CultureInfo.InvariantCulture));

    /// <summary>Who asks single questions of the plan.</summary>
    /// <param name="model">The model that oversees or assists; null where a human oversees alone.</param>
    /// <param name="costs">What a question's calls came to; null where nobody counts.</param>
    public DecompositionHandler Handler(ILanguageModel? model, Func<string, CallTotals>? costs)
    {
        IAmplifier amplifier = Overseer.IsConsole
            ? new ConsoleAmplifier(Console.In, Console.Error, _plan.Hch, model, Prompts)
            : new ModelAmplifier(model!, _plan.Hch, Overseer.Settings, Prompts);
        return new(_plan.RunId, amplifier, _tree, Seed) { Costs = costs };
    }

    private sealed class Told(TextWriter error) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0} of {value.All:N0} questions{(value.Failed > 0 ? $", {value.Failed:N0} failed" : "")}"));
    }
}
