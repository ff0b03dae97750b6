using System.Globalization;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Plays a comparison into a run's folder. Whatever is wrong with the plan shows before the folder is made.</summary>
internal sealed class ComparisonRun
{
    private const string HeldOut = "held-out";

    private readonly ComparisonPlan _plan;
    private readonly Func<ModelName, ILanguageModel>? _open;
    private readonly Seed _seed;
    private readonly IReadOnlyList<NamedCell> _cells;
    private readonly IReadOnlyList<AmplifiedCell> _amplified;
    private readonly IReadOnlyList<ComparisonItems> _worlds;
    private readonly LibraryItems? _library;

    /// <param name="plan">What is compared.</param>
    /// <param name="open">Opens a language model that judges; null where none does.</param>
    public ComparisonRun(ComparisonPlan plan, Func<ModelName, ILanguageModel>? open = null)
    {
        (_plan, _open) = (plan, open);
        _seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
        Require(plan.Items is >= 1 and <= 1_000_000, $"--items must be from 1 to 1000000; {plan.Items} is not.");
        Require(plan.HeldOut is null or (>= 1 and <= 100_000), $"--held-out must be from 1 to 100000; {plan.HeldOut} is not.");
        Require(plan.Words is null or > 0, $"--words must be above 0; {plan.Words} is not.");
        Require(plan.Nodes is null or > 0, $"--nodes must be above 0; {plan.Nodes} is not.");
        Named<JudgeFactory>[] judges = [.. plan.Judges.Select(Names.All.Judges.Parse)];
        Require(plan.Depths.Distinct().Count() == plan.Depths.Count, "--depths: two are the same, and would ask the same questions; name each once.");
        var (debated, amplified) = ComparedRules.Split(plan.Protocols);
        Require(
            debated.Select(Names.All.Protocols.Parse).Distinct().Count() == debated.Count
                && amplified.Select(Names.All.Amplifications.Parse).Distinct().Count() == amplified.Count,
            "--protocols: two are the same, and would play the same debates; name each once.");
        Require(judges.Distinct().Count() == judges.Length, "--judges: two are the same, and would give the same verdicts; name each once.");
        IReadOnlyList<PromptSet?> sets = plan.Prompts is { } planned ? [.. planned.Select(PlannedPrompts.Open)] : [null];
        Require(plan.Prompts is null || plan.Documents is not null || judges.Any(j => ModelJudgeNames.ModelsOf(j).Count > 0), "--prompts: nobody here is a language model; name one with --judges, or documents with --tree and --debater.");
        Require(sets.Count == 1 || judges.All(j => !CalibrationMethod.Within(j).Any()), "--prompts: calibrated judges are fitted under one set of prompts; compare the sets without them.");
        Require(sets.Count == 1 || amplified.Count == 0, "--prompts: several sets are compared where protocols are of debate; leave amplification out, or name one set.");
        _cells = [.. debated.SelectMany(p => sets.SelectMany(s => judges.Select(j => Cell(p, s, j))))];
        _amplified = [.. ComparedRules.Amplified(amplified, plan.Overseers ?? [], _open, sets[0])];
        _library = plan.Documents is { } documents ? Library(documents) : null;
        _worlds = _library is not null ? [] : plan.Depths.Count == 0 ? [Items(null)] : [.. plan.Depths.Select(d => Items(d))];
        foreach (var cell in _amplified)
        {
            cell.Amplifier(Draw(0));
        }

        var answers = _library is not null ? 0 : _worlds.Max(w => w.Draw(0, _seed).Question.Answers.Count);
        if (judges.SelectMany(CalibrationMethod.Within).FirstOrDefault(j => CalibrationMethod.Of(j) is { TwoAnswers: true }) is { } two)
        {
            Require(answers == 2, $"judge '{two}' is for questions of two answers; those of {plan.World} have {answers}. calibrated:{two.Within[0]} is for any number.");
        }

        if (plan.HeldOut is { } each)
        {
            _ = _worlds.Select(w => w.HeldOut(each, _seed.For(HeldOut), plan.Items, Compared)).ToArray();
        }
    }

    /// <summary>The depth that a world with its settings is compared at by itself; none where it has none.</summary>
    public static IReadOnlyList<int> OwnDepth(string world, IEnumerable<KeyValuePair<string, string>> settings) =>
        SettingRecord.Of(SettingRecord.With(Names.All.Worlds.Make(world), settings)).FirstOrDefault(s => s.Name == "depth") is { } depth
            ? [int.Parse(depth.DefaultText, CultureInfo.InvariantCulture)]
            : [];

    /// <summary>The language models that judge; null where none does.</summary>
    public ModelJudges? Models { get; init; }

    /// <summary>Items that are played side by side.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>The share of items that may fail.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether items that failed before are played again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Where items are played; null for this process.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>Whether a judge is fitted on held-out items first.</summary>
    public bool IsFitted => _cells.Any(c => c.HeldOut.Any());

    /// <summary>Plays what the run does not hold yet, and closes it.</summary>
    public async Task RunAsync(RunWriter writer, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        async Task PlayAsync(CancellationToken stop)
        {
            var calibrations = _cells.Any(c => c.HeldOut.Any()) ? Fit(await PlayHeldOutAsync(writer.Folder, progress, stop), progress) : [];
            var comparison = Comparison(
                _plan.RunId, _cells.Select(c => c.Cell(judge => calibrations[(c.Name, judge)])), _amplified, _plan.AllItems, Draw);
            await comparison.RunAsync(writer, progress.Begin(comparison.DebatesEach, _amplified.Count), stop);
        }

        await (Models is null ? PlayAsync(cancellationToken) : Models.Watch.RunAsync(PlayAsync, cancellationToken));
    }

    /// <summary>The item of a world that has this id and this question; null where none has: the plan is of documents, or the debate is of another run.</summary>
    public WorldItem? Find(string id, string question)
    {
        var digits = id.Length - id.AsSpan().TrimEnd("0123456789").Length;
        if (_library is not null || !int.TryParse(id.AsSpan(id.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= _plan.Items)
        {
            return null;
        }

        return _worlds.Select(w => w.Draw(index, Compared)).FirstOrDefault(i => i.Id == id && i.Question.Text == question);
    }

    /// <summary>The first item of a world.</summary>
    public WorldItem First => _worlds[0].Draw(0, Compared);

    /// <summary>Who plays single items of the plan.</summary>
    public IItemHandler Handler(Func<string, CallTotals> costs) =>
        Comparison(_plan.RunId, _cells.Select(c => c.Cell()), _amplified, _plan.AllItems, Draw, costs);

    private Seed Compared => _seed.For("items");

    private ComparisonItem Draw(int index) => _library?.Draw(index) ?? _worlds[index / _plan.Items].Draw(index % _plan.Items, Compared);

    /// <summary>What calibrated judges are fitted on is a run like any other, within the run's folder.</summary>
    private async Task<HeldOutVerdicts> PlayHeldOutAsync(string run, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        var (folder, runId, seed, each) = (Path.Combine(run, HeldOut), $"{_plan.RunId}-{HeldOut}", _seed.For(HeldOut), _plan.HeldOut!.Value);
        var open = new OpenRun(OpenRun.CurrentSchema, "items", _plan.AllHeldOut);
        using var writer = Directory.Exists(folder) ? await RunWriter.ResumeAsync(folder, open, RetryFailed, cancellationToken) : RunWriter.Create(folder, ComparisonFolder.Info(_plan, runId), open);
        Func<int, WorldItem>[] items = [.. _worlds.Select(w => w.HeldOut(each, seed, _plan.Items, Compared))];
        var comparison = Comparison(
            runId,
            _cells.SelectMany(c => c.HeldOut).Select(h => h.Asked).DistinctBy(c => (c.Name, c.Judge)).Select(c => c.Cell()),
            [],
            _plan.AllHeldOut,
            i => items[i / each](i % each));
        await comparison.RunAsync(writer, progress.BeginHeldOut(comparison.DebatesEach), cancellationToken);
        await writer.CloseAsync(cancellationToken);
        return await HeldOutVerdicts.ReadAsync(StoredRun.Open(folder), seed.For("right"), cancellationToken);
    }

    private Dictionary<(string Rules, Named<JudgeFactory> Judge), ICalibration> Fit(HeldOutVerdicts verdicts, ComparisonProgress progress)
    {
        var fitted = new Dictionary<(string, Named<JudgeFactory>), ICalibration>();
        foreach (var (calibrated, asked) in _cells.SelectMany(c => c.HeldOut).DistinctBy(h => (h.Asked.Name, h.Calibrated)))
        {
            var judge = asked.JudgeOf(_worlds[0].Draw(0, Compared)).Name;
            var calibration = verdicts.Fit(calibrated, asked.Name, judge);
            fitted.Add((asked.Name, calibrated), calibration);
            progress.Tell(string.Create(CultureInfo.InvariantCulture, $"{asked.Name} before {judge}: {calibration}, fitted on {verdicts.Count(asked.Name, judge):N0} held-out verdicts"));
        }

        return fitted;
    }

    private Comparison Comparison(string runId, IEnumerable<ComparisonCell> cells, IReadOnlyList<AmplifiedCell> amplified, int count, Func<int, ComparisonItem> item, Func<string, CallTotals>? costs = null) =>
        new([.. cells], _seed, count, item) { Amplified = amplified, RunId = runId, Parallelism = Parallelism, Runner = Runner, FailOn = FailOn, RetryFailed = RetryFailed, Costs = costs ?? (Models is null ? _ => CallTotals.None : Models.TotalsOf) };

    private LibraryItems Library(ComparedDocuments documents)
    {
        Require(_cells.All(c => !c.HeldOut.Any()), "--judges: calibrated judges are fitted on questions that a world asks; with --tree there are none.");
        Require(DebateRun.Hash(documents.Questions) == documents.QuestionsHash, $"{documents.Questions}: was changed after the run began; restore it, or begin a new run.");
        DocumentHash.RequireSame(documents.Tree, documents.Files);
        var questions = QuestionFile.Read(documents.Questions);
        if (questions.FirstOrDefault(q => q.Correct is null) is { } open)
        {
            throw new UserException($"{documents.Questions}: question '{open.Question.Id}' has no 'correct'; a comparison counts right answers, so that every question needs one ('ltp debate' and 'ltp amplify' do without).");
        }

        return new(questions, DocumentUnpacker.Open(documents.Tree), Debater(documents, DebaterPrompts.Default));
    }

    private ModelDebater Debater(ComparedDocuments documents, Prompt prompt) =>
        new(_open!(ModelName.Parse(documents.Debater)), new() { Reading = documents.Reading == "words" ? ReadingBy.Words : ReadingBy.Tool, Words = _plan.Words ?? new ModelDebaterSettings().Words, Prompt = prompt });

    private NamedCell Cell(string protocol, PromptSet? prompts, Named<JudgeFactory> judge)
    {
        var rules = Names.All.Protocols.Make(protocol);
        var limited = _plan.Words is null && _plan.Nodes is null
            ? rules
            : new Limited(rules, new HouseRules(Words: _plan.Words ?? int.MaxValue, Nodes: _plan.Nodes));
        return new(protocol, limited, judge, _open) { Prompts = prompts, Debater = _plan.Documents is { } documents && prompts is not null ? Debater(documents, prompts.Of(DebaterPrompts.Form)) : null };
    }

    private ComparisonItems Items(int? depth)
    {
        var family = Names.All.Worlds.Make(_plan.World);
        var settings = SettingPairs.Read(_plan.Settings).ToList();
        if (depth is { } d)
        {
            Require(SettingRecord.Has(family, "depth"), $"world {family.Name} has no setting 'depth'; leave --depths out.");
            settings.Add(new("depth", d.ToString(CultureInfo.InvariantCulture)));
            if (SettingRecord.Has(family, "deeper-depth"))
            {
                settings.Add(new("deeper-depth", d.ToString(CultureInfo.InvariantCulture)));
            }
        }

        var world = SettingRecord.With(family, settings).Sample(_seed.For("world"));
        return new(world, Names.All.Debaters.Make(_plan.Honest), Names.All.Debaters.Make(_plan.Dishonest)) { Depth = depth };
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UserException(otherwise);
        }
    }
}
