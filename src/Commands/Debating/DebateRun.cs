using System.Globalization;
using System.Security.Cryptography;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Debating;

/// <summary>Plays a plan. Everything that can be wrong with it shows when it is made, before any call.</summary>
internal sealed class DebateRun
{
    private const int MostDebates = 1_000_000;
    private const int MostWords = 100_000;

    // A dry run of so many debates, or of so many tokens, takes some seconds; others are estimated from them.
    private const int MostRehearsed = 1_000;
    private const long MostTokensRehearsed = 200_000_000;

    // Some 150 words, which a judge may write that is not simply asked for a label.
    private const int ReasonTokens = 200;

    private readonly DebatePlan _plan;
    private readonly Seed _seed;
    private readonly ModelName _a;
    private readonly ModelName _b;
    private readonly IReadOnlyList<Named<JudgeFactory>> _judges;
    private readonly Named<JudgeFactory>? _preference;
    private readonly DebateSeriesSettings _settings;
    private readonly ModelDebaterSettings _debating;
    private readonly IWorld? _world;
    private readonly PromptSet _prompts;

    public DebateRun(DebatePlan plan, int concurrency)
    {
        _plan = plan;
        Require(plan.Samples is >= 1 and <= 10_000, $"--samples must be from 1 to 10000; {plan.Samples} is not.");
        Require(plan.Nodes is >= 1 and <= 100_000, $"--nodes must be from 1 to 100000; {plan.Nodes} is not.");
        Require(plan.Words is null or (>= 1 and <= MostWords), $"--words must be from 1 to {MostWords}; {plan.Words} is not.");
        Require(plan.LeastWords is not { } least || (least >= 1 && least <= (plan.Words ?? new ModelDebaterSettings().Words)), $"--min-words must be from 1 to the words of a speech, {plan.Words ?? new ModelDebaterSettings().Words} (--words); {plan.LeastWords} is not.");
        Require(plan.Temperature is null or (>= 0 and <= 10), $"--temperature must be from 0 to 10; {plan.Temperature} is not.");
        (_a, _b) = (ModelName.Parse(plan.DebaterA), ModelName.Parse(plan.DebaterB));
        _judges = [.. plan.Judges.Select(Names.All.Judges.Parse)];
        Require(_judges.Distinct().Count() == _judges.Count, "--judge: two are the same, and would give the same verdicts; name each once.");
        Require(plan.BestOf is null or (>= 2 and <= SpeechLimits.Candidates), $"--best-of must be from 1 to {SpeechLimits.Candidates}; {plan.BestOf} is not.");
        Require(plan.Preference is null || plan.BestOf is not null, "--preference chooses among drafts; --best-of says how many there are.");
        Require(plan.BestOf is null || Names.All.Protocols.Make(plan.Protocol) is not OpenChoice, $"--best-of: in {plan.Protocol} the debaters pick their answers themselves; leave it out.");
        _preference = plan.BestOf is null ? null : plan.Preference is { } named ? Names.All.Judges.Parse(named) : _judges[0];
        _seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
        Require(!plan.Swap || Names.All.Protocols.Make(plan.Protocol) is not OpenChoice, $"--swap: in {plan.Protocol} the debaters pick their answers themselves; leave it out.");
        _prompts = PlannedPrompts.Open(plan.Prompts);
        _settings = new()
        {
            Protocol = Names.All.Protocols.Make(plan.Protocol),
            Swap = plan.Swap,
            Samples = plan.Samples,
            Concurrency = concurrency,
            BothOrders = plan.BothOrders,
            DebaterBudget = new(plan.Nodes, Math.Min(int.MaxValue / 4_000, plan.Nodes) * 4_000),
            Rules = new(Words: plan.Words ?? int.MaxValue),
        };
        _debating = new()
        {
            Reading = plan.Reading == "words" ? ReadingBy.Words : ReadingBy.Tool,
            Words = plan.Words ?? new ModelDebaterSettings().Words,
            LeastWords = plan.LeastWords ?? 0,
            ShowsRoot = plan.ShowsRoot,
            Structured = plan.Structured,
            Temperature = plan.Temperature,
            Prompt = _prompts.Of(DebaterPrompts.Form),
        };
        _world = TreeChoice.FindWorld(plan.Tree, _seed);
        Items = Labelled(Questions(plan, _world, _seed), plan.Prompts);
        RequireFew(Items.Count, plan.Samples);
        Debates = Series(Stand(new()), costs: null).Items.Count;
    }

    public IReadOnlyList<DebateItem> Items { get; }

    /// <summary>The run's id where its plan was altered, as by full paths; null for the plan's own.</summary>
    public string? RunId { get; init; }

    /// <summary>The cell of an experiment that this is; null where it is a run by itself.</summary>
    public DebateCell? Cell { get; init; }

    /// <summary>The share of debates that may fail.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether debates that failed before are played again.</summary>
    public bool RetryFailed { get; init; }

    public int Debates { get; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    public IReadOnlyList<string>? ModelSettings => _plan.ModelSettings;

    /// <summary>The models that will be called.</summary>
    public IReadOnlyList<ModelName> Models => [.. new[] { _a, _b }.Take(_settings.Protocol.Contestants).Concat((_preference is null ? _judges : [.. _judges, _preference]).SelectMany(ModelJudgeNames.ModelsOf)).Distinct()];

    /// <summary>The models that will call tools.</summary>
    public IEnumerable<ModelName> CallTools => _debating.Reading == ReadingBy.Tool ? new[] { _a, _b }.Take(_settings.Protocol.Contestants) : [];

    /// <summary>The prompts that a run uses.</summary>
    public static PromptForm[] Prompted => [DebaterPrompts.Form, JudgePrompts.Form];

    /// <summary>SHA-256 of the questions' file.</summary>
    public static string? Hash(string? questions) => questions is null ? null
        : File.Exists(questions) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(questions)))
        : throw new UserException($"--questions: there is no file {questions}.");

    /// <summary>Plays with stand-ins and counts what the models would be asked; of very many debates a part, from which all are estimated.</summary>
    /// <returns>What was counted, for all debates, and how many were played.</returns>
    public async Task<(Estimates All, int Played)> EstimateAsync(CancellationToken cancellationToken)
    {
        var estimates = NewEstimates(null);
        var played = await Series(Stand(estimates), costs: null)
            .RehearseAsync(debates => debates >= MostRehearsed || estimates.Tokens >= MostTokensRehearsed, cancellationToken);
        return (estimates.Times((double)Debates / played), played);
    }

    /// <summary>Plays with models what the run does not hold yet.</summary>
    public async Task PlayAsync(ModelDesk desk, Func<string, CallTotals> costs, RunWriter writer, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var watch = new ModelWatch();
        var series = Series(name => watch.Of(desk.Open(name)), costs);
        await watch.RunAsync(stop => series.RunAsync(writer, progress, stop), cancellationToken);
    }

    /// <summary>Has others play what the run does not hold yet.</summary>
    public Task PlayAsync(IRunner runner, RunWriter writer, IProgress<RunProgress> progress, CancellationToken cancellationToken) =>
        Series(Stand(new()), costs: null, runner).RunAsync(writer, progress, cancellationToken);

    /// <summary>Who plays single debates of the plan.</summary>
    public IItemHandler Handler(ModelDesk desk, Func<string, CallTotals> costs) => Series(desk.Open, costs);

    /// <summary>Counts what stand-ins are asked.</summary>
    /// <param name="asked">What was asked before and costs nothing again; null where nothing is shared.</param>
    public Estimates NewEstimates(AskedBefore? asked) =>
        new(_plan.ModelSettings) { Asked = asked, Reasons = _prompts.Of(JudgePrompts.Form) == JudgePrompts.Default ? 0 : ReasonTokens };

    /// <summary>Opens stand-ins that are counted.</summary>
    public Func<ModelName, ILanguageModel> Stand(Estimates estimates) => name => new DryRunModel(name, _debating.Words, estimates);

    /// <summary>The debates.</summary>
    /// <param name="open">Opens a model.</param>
    /// <param name="costs">What a debate cost, by its id; null where nobody counts.</param>
    /// <param name="runner">Who plays them; null for this process.</param>
    public DebateSeries Series(Func<ModelName, ILanguageModel> open, Func<string, CallTotals>? costs, IRunner? runner = null) => new(
        Cell?.Of(Items) ?? Items,
        Debater(_a, open),
        Debater(_b, open),
        [.. _judges.Select(j => Judge(j, open))],
        _settings with { FailOn = FailOn, RetryFailed = RetryFailed },
        _seed)
    {
        Costs = costs,
        Runner = runner,
        RunId = RunId ?? Cell?.RunId ?? _plan.RunId,
        Prefix = Cell is null ? "" : $"{Cell.Name}/",
    };

    private IDebater Debater(ModelName name, Func<ModelName, ILanguageModel> open)
    {
        var debater = new ModelDebater(open(name), _debating);
        return _preference is null ? debater : new BestOfN(debater, new JudgePreference(Believing(_preference, open)), _plan.BestOf!.Value);
    }

    private IJudge Judge(Named<JudgeFactory> named, Func<ModelName, ILanguageModel> open)
    {
        var judge = Believing(named, open);
        return _settings.Protocol is Interactive ? new InquiringJudge(judge) : judge;
    }

    private IJudge Believing(Named<JudgeFactory> named, Func<ModelName, ILanguageModel> open) => named.Make()(
        new(_world?.Human) { Models = open, Temperature = _plan.Temperature, JudgePrompt = _prompts.Of(JudgePrompts.Form), Structured = _plan.Structured });

    /// <summary>Debates say which prompts they were played with, where these were chosen.</summary>
    private static IReadOnlyList<DebateItem> Labelled(IReadOnlyList<DebateItem> items, PlannedPrompts? prompts) => prompts is null
        ? items
        : [.. items.Select(i => i with { Labels = new SortedDictionary<string, string>(i.Labels.ToDictionary(), StringComparer.Ordinal) { ["prompts"] = prompts.Named } })];

    private static IReadOnlyList<DebateItem> Questions(DebatePlan plan, IWorld? world, Seed seed)
    {
        if (world is not null)
        {
            Require(plan.Questions is null, $"--questions: {plan.Tree} asks its own questions; leave --questions out, or name your documents with --tree.");
            Require(plan.Items is >= 1 and <= 1_000_000, $"--items must be from 1 to 1000000; {plan.Items} is not.");
            RequireFew(plan.Items, plan.Samples);
            return TreeChoice.OfWorld(world, plan.Items, seed);
        }

        Require(plan.Questions is not null, "--questions is missing: a file with your questions, one JSON object a line (question, answers, correct) or CSV.");
        Require(Hash(plan.Questions) == plan.QuestionsHash, $"{plan.Questions}: was changed after the run began; restore it, or begin a new run.");
        return TreeChoice.OfDocuments(plan.Tree, plan.Questions!);
    }

    private static void RequireFew(long items, int samples) =>
        Require(items * samples <= MostDebates, $"--items and --samples: {items * samples} debates are too many; at most {MostDebates} are played in one run.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UserException(otherwise);
        }
    }
}
