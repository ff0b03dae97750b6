using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary><c>ltp learn --model</c>: language models search for a text Z on a user's own D, and predict D* with it.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class TextLearnCommand(TextWriter output, TextWriter error)
{
    /// <summary>The option that asks for it.</summary>
    public Option<string?> Model { get; } = new("--model") { Description = "Let this language model search text Z on your own D: --data is then a CSV or JSON lines of x, y, split (d or d_star) and id." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --model: call nobody; estimate calls, tokens and cost by role." };

    /// <summary>How models are called, and where.</summary>
    public GatewayChoice Gateway { get; } = new();

    public void AddTo(Command command)
    {
        command.Options.Add(Model);
        command.Options.Add(_dryRun);
        Gateway.AddTo(command);
    }

    /// <summary>Whether a command line is one of language models, begun or resumed.</summary>
    /// <exception cref="UserException">It has options of theirs and no model.</exception>
    public bool IsMeant(ParseResult parsed, string? resume)
    {
        if (parsed.GetValue(Model) is not null || (resume is not null && TextFolder.IsOne(resume)))
        {
            if (Gateway.Cluster(parsed) is not null)
            {
                throw new UserException("--cluster: a search of text Z is one item, which one process works on; leave it out. Worlds without --model are learned on a cluster.");
            }

            return true;
        }

        var stray = Array.Find([_dryRun, .. Gateway.ModelOptions], (Option o) => parsed.GetResult(o) is { Implicit: false });
        return stray is null ? false : throw new UserException($"{stray.Name} goes with --model, the language model that searches text Z.");
    }

    /// <summary>Begins a run.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="options">The options that <c>ltp learn</c> has anyway.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<int> BeginAsync(ParseResult parsed, TextOptions options, CancellationToken cancellationToken)
    {
        var data = options.Data ?? throw new UserException("--data is missing: a CSV or JSON lines of x, y, split (d or d_star), and if wanted id.");
        var settings = SettingRecord.With(new TextSearchSettings(), options.Settings);
        var model = parsed.GetValue(Model)!;
        var plan = new TextPlan
        {
            Data = data,
            DataSha256 = TextPlan.Hash(data),
            Model = model,
            Judge = options.Judge ?? model,
            Settings = SettingRecord.Values(settings),
            ModelSettings = Gateway.SettingLines(parsed),
            Prompts = Gateway.Prompts(parsed, TextRun.Prompted),
            Seed = options.Seed.ToString(CultureInfo.InvariantCulture),
        };
        return RunAsync(parsed, plan, options.Out, null, options.Json, cancellationToken);
    }

    /// <summary>Goes on with a run.</summary>
    public Task<int> ResumeAsync(ParseResult parsed, string path, bool json, CancellationToken cancellationToken)
    {
        var (folder, plan) = TextFolder.Open(path);
        return RunAsync(parsed, plan, null, folder, json, cancellationToken);
    }

    private async Task<int> RunAsync(ParseResult parsed, TextPlan plan, string? asked, TextFolder? begun, bool json, CancellationToken cancellationToken)
    {
        var run = new TextRun(plan, Gateway.Concurrency(parsed));
        if (parsed.GetValue(_dryRun))
        {
            var estimates = new Estimates(plan.ModelSettings);
            await run.RunAsync(name => new TextDryRunModel(name, estimates), null, cancellationToken);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A search on {run.Observed:N0} examples of D and {run.New.Count:N0} of D*; nobody was called. Assumed: backgrounds as long as they may be and all different, four characters a token."));
            CostTable.Write(output, estimates, Gateway.Prices(parsed));
            return ExitCode.Success;
        }

        if (begun is { IsFinished: true } && !Gateway.RetryFailed(parsed))
        {
            error.WriteLine($"{begun.Path} is finished; nothing is left to be asked.");
            return Tell(begun, json);
        }

        // Read once before the folder is made, so that a wrong option leaves no folder behind.
        Gateway.Read(parsed, "recordings", plan.RunId, new NoSink());
        Gateway.RequirePrices(parsed, run.Models);
        var (folder, writer) = begun is null ? TextFolder.Create(asked, plan, Gateway.Recorded(parsed), PlannedPrompts.Hashes(run.Prompts, TextRun.Prompted)) : (begun, await begun.ResumeAsync(cancellationToken));
        using var held = writer;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Searching text Z on {run.Observed:N0} examples with {string.Join(", ", run.Models.Select(m => m.Unaddressed))}; the run is {folder.Path}"));
        await SearchAsync(parsed, plan, run, folder, writer, cancellationToken);
        await writer.CloseAsync(cancellationToken);
        return Tell(folder, json);
    }

    private async Task SearchAsync(ParseResult parsed, TextPlan plan, TextRun run, TextFolder folder, RunWriter writer, CancellationToken cancellationToken)
    {
        using (var log = new CallLog(folder.Calls))
        {
            Warnings.TellTornCalls(error, log.TornLines, folder.Path);
            await using var gateway = new ModelGateway((Gateway.Read(parsed, folder.Recordings, plan.RunId, log) with { CallsBefore = folder.Calls }).WithShapesOf(folder.Path));
            using var shapes = RunShapes.Kept(folder.Path, gateway, error);
            var (desk, watch) = (new ModelDesk(gateway, plan.ModelSettings), new ModelWatch(new FailureLimit(Gateway.FailOn(parsed), "calls")));
            var handler = new TextHandler(run, name => watch.Of(desk.Open(name)), new Told(error, gateway), () => gateway.ByRole);

            // A search is one item: where it fails, so does the run.
            var engine = new RunEngine(writer, new ProcessRunner(TextHandler.Kind, handler, 1)) { KeepsItems = false };
            await Advice.ForAsync(
                () => watch.RunAsync(stop => engine.RunAsync(plan.RunId, [TextHandler.Item(plan)], cancellationToken: stop), cancellationToken),
                $"ltp learn --resume {folder.Path}",
                folder.Recordings,
                error.WriteLine);
            await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
        }

        CallLog.Sort(folder.Calls);
    }

    private int Tell(TextFolder folder, bool json)
    {
        var text = File.ReadAllText(folder.Summary);
        try
        {
            var summary = JsonSerializer.Deserialize(text, TextJson.Default.TextSummary)!;
            if (json)
            {
                output.Write(text);
            }
            else
            {
                TextReport.Tell(output, folder, summary);
            }

            return summary.Proposals > 0 && summary.UnreadProposals == summary.Proposals ? ExitCode.Failure : ExitCode.Success;
        }
        catch (JsonException e)
        {
            throw new UserException($"{folder.Summary}: {e.Path ?? "$"}: cannot be read; take the file away and go on with --resume {folder.Path}.");
        }
    }

    private sealed class Told(TextWriter error, ModelGateway gateway) : IProgress<TextScore>
    {
        private int _scored;

        public void Report(TextScore value) => error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{++_scored,4}: {value.Background.Statements.Count} statements, log Prior {value.LogPrior:F2} + log likelihood {value.LogLikelihood:F2} = {value.Objective:F2}; {gateway.Totals.Calls:N0} calls, {CostWords.Cost(gateway.Totals)}"));
    }
}

/// <summary>What a search over text Z takes from the options that <c>ltp learn</c> has anyway.</summary>
internal sealed record TextOptions(
    string? Data, string? Judge, ulong Seed, string? Out, bool Json, IReadOnlyList<KeyValuePair<string, string>> Settings);
