using System.CommandLine;
using System.Globalization;
using LearningThePrior.Amplification.Exploration.Text;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Exploring;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Unpacking.Text;

/// <summary>Has a language model explore what a plan says, into a run's folder; or estimates what that would cost.</summary>
internal sealed class TextExplorationRun
{
    private readonly TextExplorationPlan _plan;
    private readonly TextExplorationSettings _settings;

    /// <summary>Prepares a run. Whatever is wrong with the plan shows here.</summary>
    public TextExplorationRun(TextExplorationPlan plan)
    {
        (_plan, _settings, Model, Prompts) = (plan, SettingRecord.With(new TextExplorationSettings(), plan.Settings), ModelName.Parse(plan.Model), PlannedPrompts.Open(plan.Prompts));
        Items = TextExplorationHandler.Items(_settings.Books);
        try
        {
            _ = Handler(new ScriptedModel(), null);
        }
        catch (ArgumentException e)
        {
            throw new UserException(PlainWords.OfArgument(e.Message));
        }
    }

    /// <summary>The prompts that a run uses.</summary>
    public static PromptForm[] Prompted => [ExplorerPrompts.Form];

    public ModelName Model { get; }

    public PromptSet Prompts { get; }

    public IReadOnlyCollection<RunItem> Items { get; }

    /// <summary>Lets a stand-in explore, and tells what the model would be asked at most.</summary>
    public async Task EstimateAsync(TextWriter output, GatewayChoice gateway, ParseResult parsed, CancellationToken cancellationToken)
    {
        var estimates = new Estimates(_plan.ModelSettings);
        var handler = Handler(new ExplorerDryRunModel(Model, estimates), null);
        foreach (var item in Items)
        {
            await handler.RunAsync(item, new NoStore(), cancellationToken);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_settings.Books:N0} books of {_settings.Pages:N0} pages; nobody was called. Assumed: it asks as often as it may and writes pages as long as they may be, four characters a token."));
        CostTable.Write(output, estimates, gateway.Prices(parsed));
    }

    /// <summary>Has explored what the run does not hold yet, and closes it.</summary>
    public async Task<int> RunAsync(RunWriter writer, string folder, GatewayChoice choice, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (calls, recordings, progress) = (Path.Combine(folder, "calls.jsonl"), ModelRunFile.RecordingsOf(folder, StoredRun.Open(folder).Info), default(RunProgress));
        using (var log = new CallLog(calls))
        {
            Warnings.TellTornCalls(error, log.TornLines, folder);
            await using var gateway = new ModelGateway((choice.Read(parsed, recordings, _plan.RunId, log) with { CallsBefore = calls }).WithShapesOf(folder));
            using var shapes = RunShapes.Kept(folder, gateway, error);
            var (desk, watch) = (new ModelDesk(gateway, _plan.ModelSettings), new ModelWatch());
            var handler = Handler(watch.Of(desk.Open(Model)), gateway.TotalsOf);
            var engine = new RunEngine(writer, new ProcessRunner(TextExplorationHandler.Kind, handler, choice.Concurrency(parsed))) { FailOn = choice.FailOn(parsed), RetryFailed = choice.RetryFailed(parsed) };
            await Advice.ForAsync(
                () => watch.RunAsync(async stop => progress = await engine.RunAsync(_plan.RunId, Items, new Told(error), stop), cancellationToken),
                $"ltp unpacker --resume {folder}",
                recordings,
                error.WriteLine);
            error.WriteLine(CostWords.Of(gateway.Totals));
            await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
        }

        CallLog.Sort(calls);
        await writer.CloseAsync(cancellationToken);
        await TellAsync(output, folder, progress, cancellationToken);
        return progress.Failed > 0 && progress.Failed == progress.All ? ExitCode.Failure : ExitCode.Success;
    }

    private TextExplorationHandler Handler(ILanguageModel model, Func<string, CallTotals>? costs) =>
        new(_plan.RunId, Model, new(model, _settings, Prompts.Of(ExplorerPrompts.Form)), _plan.Root, _settings, new(ulong.Parse(_plan.Seed, CultureInfo.InvariantCulture))) { Costs = costs };

    private static async Task TellAsync(TextWriter output, string folder, RunProgress progress, CancellationToken cancellationToken)
    {
        var questions = await StoredRun.Open(folder).ReadDecompositionsAsync(cancellationToken).SelectMany(d => d.Questions.ToAsyncEnumerable()).ToListAsync(cancellationToken);
        var (pages, copied, asked) = (questions.Count(q => q.Parent == 0), questions.Count(q => q is { Parent: 0, Facts.Count: > 0 }), questions.Count(q => q.Parent > 0));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} books{(progress.Failed > 0 ? $", {progress.Failed:N0} failed ('ltp check {folder}' names them)" : "")}: {pages:N0} pages, {copied:N0} of them copied; {asked:N0} questions about other pages."));
        output.WriteLine("Explored and stored only: pages in words have no fields, and no Mz is trained on them.");
        output.WriteLine($"All explorations: {Path.Combine(folder, StoreFile.Decompositions.Name)} ('ltp report {folder}' shows them).");
    }

    private sealed class Told(TextWriter error) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0} of {value.All:N0} books{(value.Failed > 0 ? $", {value.Failed:N0} failed" : "")}"));
    }

    /// <summary>Keeps nothing of a dry run.</summary>
    private sealed class NoStore : IItemStore
    {
        public void Append(params IEnumerable<StoredLine> lines) => _ = lines.Count();

        public void Write(string name, ReadOnlySpan<byte> content)
        {
        }
    }
}
