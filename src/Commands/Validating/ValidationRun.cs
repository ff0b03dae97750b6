using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Comparing;
using LearningThePrior.Cli.Judging;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Debaters.Attacks;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Experiments.Validating;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Validating;

/// <summary>Plays a validation into a run's folder. Whatever is wrong with the plan shows before the folder is made.</summary>
internal sealed class ValidationRun
{
    private const string Debates = "debates";
    private const string OwnJudge = "bounded";

    private readonly ValidationPlan _plan;
    private readonly IReadOnlyList<JudgeFactory> _judges;
    private readonly Func<ModelName, ILanguageModel> _open;
    private readonly JudgeContext _context;

    /// <param name="plan">What is asked.</param>
    /// <param name="open">Opens a language model.</param>
    public ValidationRun(ValidationPlan plan, Func<ModelName, ILanguageModel> open)
    {
        (_plan, _open, _context) = (plan, open, new JudgeContext { Models = open, JudgePrompt = PlannedPrompts.Open(plan.Prompts).Of(JudgePrompts.Form) });
        Named<JudgeFactory>[] judges = [.. plan.Judges.Select(Names.All.Judges.Parse)];
        if (judges.Distinct().Count() < judges.Length)
        {
            throw new UserException("two judges are the same and would give the same verdicts; name each once (one model is two judges by draw=1).");
        }

        if (plan.Ladder is not null && !judges.Any(IsModel))
        {
            throw new UserException("--prompts: nobody here is a language model, which several sets of prompts could be tried on; name one.");
        }

        _judges = [.. judges.SelectMany(j => plan.Ladder is { } sets && IsModel(j) ? sets.Select(s => Under(s, j.Make())) : [j.Make()]), .. plan.Critic is { } critic ? [Names.All.Judges.Make(critic)] : Array.Empty<JudgeFactory>()];
        _ = plan.Attacks.Select(Names.All.Attacks.Make).ToArray();
    }

    private static bool IsModel(Named<JudgeFactory> judge) => ModelJudgeNames.ModelsOf(judge).Count > 0;

    /// <summary>A judge who is told what a set of prompts says, and is called by it too.</summary>
    private static JudgeFactory Under(PlannedPrompts set, JudgeFactory judge)
    {
        var prompt = PlannedPrompts.Open(set).Of(JudgePrompts.Form);
        return context => judge(context with { JudgePrompt = prompt, Called = set.Named });
    }

    /// <summary>Where debates are judged; null for this process.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>How many debates are judged side by side.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>The share of debates that may fail.</summary>
    public double FailOn { get; init; } = 1;

    /// <summary>Whether debates that failed before are judged again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>What calls for a debate cost so far.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>The comparison that plays a world's debates; null where they stand in a run.</summary>
    private ComparisonPlan? World => _plan.World is not { } world ? null : new()
    {
        World = _plan.On,
        Settings = world.Settings,
        Protocols = world.Protocols,
        Judges = [OwnJudge],
        Honest = "exact",
        Dishonest = "exact",
        Depths = ComparisonRun.OwnDepth(_plan.On, SettingPairs.Read(world.Settings)),
        Items = world.Items,
        Words = null,
        Nodes = null,
        Seed = world.Seed,
    };

    /// <summary>What <c>run.json</c> is to say; judges that cannot judge these debates are refused here, before anything is made.</summary>
    public async Task<RunInfo> InfoAsync(CancellationToken cancellationToken)
    {
        Hearing first;
        string source;
        if (World is { } world)
        {
            (first, source) = (new ComparisonHearings(world, _judges, _context).OfFirst(), world.RunId);
        }
        else
        {
            var run = StoredRun.Open(_plan.On);
            var debate = await run.ReadDebatesAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken)
                ?? throw new UserException($"{_plan.On} holds no debates; a judge is validated on some.");
            (first, source) = (RunHearings.Of(run, _judges, _context)(debate), run.Info.RunId);
        }

        string[] names = [.. first.Judges.Select(j => j.Name)];
        return _plan.Critic is null ? _plan.Info(names, null, source) : _plan.Info(names[..^1], names[^1], source);
    }

    /// <summary>The debates to be judged, played first where they are of a world.</summary>
    /// <param name="folder">Where they are played.</param>
    /// <param name="playing">Hears how far that is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<StoredRun> SourceAsync(string folder, Func<ComparisonPlan, ComparisonProgress> playing, CancellationToken cancellationToken) =>
        World is { } world ? PlayAsync(world, Path.Combine(folder, Debates), playing(world), cancellationToken) : Task.FromResult(StoredRun.Open(_plan.On));

    /// <summary>How many debates there are to judge.</summary>
    public async Task<int> CountAsync(StoredRun source, CancellationToken cancellationToken) => await (await ValidationAsync(source, cancellationToken)).CountAsync(cancellationToken);

    /// <summary>Judges what the run does not hold yet, and closes it.</summary>
    public async Task RunAsync(StoredRun source, RunWriter writer, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        await (await ValidationAsync(source, cancellationToken)).RunAsync(writer, progress, cancellationToken);
        await writer.CloseAsync(cancellationToken);
    }

    private static async Task<StoredRun> PlayAsync(ComparisonPlan plan, string folder, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        var open = new OpenRun(OpenRun.CurrentSchema, "items", plan.AllItems);
        using (var writer = Directory.Exists(folder) ? await RunWriter.ResumeAsync(folder, open, retryFailed: true, cancellationToken) : RunWriter.Create(folder, ComparisonFolder.Info(plan, plan.RunId), open))
        {
            await new ComparisonRun(plan).RunAsync(writer, progress, cancellationToken);
            await writer.CloseAsync(cancellationToken);
        }

        return StoredRun.Open(folder);
    }

    /// <summary>Who judges single debates.</summary>
    public IItemHandler Handler(StoredRun source) => Validation(source, null).Handler();

    private async Task<JudgeValidation> ValidationAsync(StoredRun source, CancellationToken cancellationToken) =>
        Validation(source, _plan.Where.Count > 0 ? await RunSelection.OfAsync([source.Path], _plan.Where, cancellationToken) : null);

    private JudgeValidation Validation(StoredRun source, RunSelection? chosen) => new(source, RunHearings.Of(source, _judges, _context))
    {
        RunId = _plan.RunId,
        Only = chosen is null ? null : id => chosen.Has(0, id),
        Most = _plan.MaxDebates,
        Tests = [.. _plan.Tests],
        Repeats = _plan.Repeats,
        Attacks = [.. _plan.Attacks.Select(a => (a, Names.All.Attacks.Make(a)(new NothingToAdd())))],
        Persuader = _plan.Persuader is { } persuader ? new ModelDebater(_open(ModelName.Parse(persuader))) : new Persuader(new NothingToAdd()),
        LastIsCritic = _plan.Critic is not null,
        Runner = Runner,
        Parallelism = Parallelism,
        FailOn = FailOn,
        RetryFailed = RetryFailed,
        Costs = Costs,
    };
}
