using System.CommandLine;
using System.Globalization;
using LearningThePrior.Amplification.Exploration.Text;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Unpacking.Text;

/// <summary><c>ltp unpacker --world text --model</c>: a language model explores text Z; what it wrote, asked and copied is stored.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class TextExplorationCommand(TextWriter output, TextWriter error)
{
    /// <summary>What <c>--world</c> calls it.</summary>
    public const string World = "text";

    private const string Kind = "explore-text";
    private readonly Option<string?> _model = new("--model") { Description = "With --world text: the language model that explores, as provider/model@address. Its books are stored, and no Mz is trained." };
    private readonly Option<string?> _root = new("--root") { Description = "With --model: what the root of every book says." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --model: call nobody; estimate calls, tokens and cost." };
    private readonly GatewayChoice _gateway = new();

    /// <summary>The settings of exploring.</summary>
    public static IEnumerable<string> Settings() => SettingRecord.Of(new TextExplorationSettings()).Select(s => s.Name);

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_model, _root, _dryRun])
        {
            command.Options.Add(option);
        }

        _gateway.AddTo(command);
    }

    /// <summary>Whether a command line is one of text, begun or resumed.</summary>
    /// <exception cref="UserException">It has options that only <c>--world text</c> takes, and another world.</exception>
    public bool IsMeant(ParseResult parsed, string? world, string? resume)
    {
        if (world == World || (resume is not null && File.Exists(ModelRunFile.PathIn(resume)) && StoredRun.Open(resume).Info.Kind == Kind))
        {
            return _gateway.Cluster(parsed) is null ? true : throw new UserException("--cluster: books are explored by one process; leave it out.");
        }

        var stray = Array.Find([_model, _root, _dryRun, .. _gateway.ModelOptions], (Option o) => parsed.GetResult(o) is { Implicit: false });
        return stray is null ? false : throw new UserException($"{stray.Name} goes with --world {World}, which a language model explores.");
    }

    /// <summary>Begins a run.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="settings">The settings that were given.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="asked">The folder that was asked for; null for the next free one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<int> BeginAsync(ParseResult parsed, IEnumerable<KeyValuePair<string, string>> settings, ulong seed, string? asked, CancellationToken cancellationToken)
    {
        TextExplorationPlan plan = new()
        {
            Model = parsed.GetValue(_model) ?? throw new UserException("--model is missing: the language model that explores, for example openai/gpt-4o-mini."),
            Root = parsed.GetValue(_root) is { } root && !string.IsNullOrWhiteSpace(root) ? root : throw new UserException("--root is missing: what the root of every book says."),
            Settings = SettingRecord.Values(SettingRecord.With(new TextExplorationSettings(), settings)),
            ModelSettings = _gateway.SettingLines(parsed),
            Prompts = _gateway.Prompts(parsed, TextExplorationRun.Prompted),
            Seed = seed.ToString(CultureInfo.InvariantCulture),
        };
        TextExplorationRun run = new(plan);
        _gateway.Read(parsed, "recordings", plan.RunId, new NoSink());
        if (parsed.GetValue(_dryRun))
        {
            await run.EstimateAsync(output, _gateway, parsed, cancellationToken);
            return ExitCode.Success;
        }

        _gateway.RequirePrices(parsed, [run.Model]);
        using var place = RunPlace.Choose(asked, "unpacker");
        var info = ModelRunFile.Info(plan.RunId, Kind, plan, TextExplorationPlanJson.Default.TextExplorationPlan, _gateway.Recorded(parsed), PlannedPrompts.Hashes(run.Prompts, TextExplorationRun.Prompted));
        using var writer = RunWriter.Create(place.Path, info, Open(run));
        return await RunAsync(run, writer, place.Path, parsed, cancellationToken);
    }

    /// <summary>Goes on with a run.</summary>
    public async Task<int> ResumeAsync(ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        if (Array.Find([_model, _root, _dryRun, .. _gateway.Asking], (Option o) => parsed.GetResult(o) is { Implicit: false }) is { } given)
        {
            throw new UserException($"{given.Name} cannot be given with --resume: the run goes on as it was begun.");
        }

        TextExplorationRun run = new(PlanFile.Open(folder, Kind, TextExplorationPlanJson.Default.TextExplorationPlan, plan => plan.RunId, "ltp unpacker --world text"));
        _gateway.Read(parsed, "recordings", "", new NoSink());
        using var writer = await RunWriter.ResumeAsync(folder, Open(run), _gateway.RetryFailed(parsed), cancellationToken);
        return await RunAsync(run, writer, folder, parsed, cancellationToken);
    }

    private static OpenRun Open(TextExplorationRun run) => new(OpenRun.CurrentSchema, "books", run.Items.Count);

    private Task<int> RunAsync(TextExplorationRun run, RunWriter writer, string folder, ParseResult parsed, CancellationToken cancellationToken)
    {
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Model.Unaddressed} explores {run.Items.Count:N0} book{(run.Items.Count == 1 ? "" : "s")}; the run is {folder}"));
        return run.RunAsync(writer, folder, _gateway, parsed, output, error, cancellationToken);
    }
}
