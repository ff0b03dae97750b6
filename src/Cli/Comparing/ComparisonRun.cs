using System.Globalization;
using System.Text.Json;
using LearningThePrior.Cli.Learning;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cli.Worlds;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Plays a comparison into a run's folder. Whatever is wrong with the plan shows before the folder is made.</summary>
internal sealed class ComparisonRun
{
    private const string HeldOut = "held-out";

    private readonly ComparisonPlan _plan;
    private readonly Func<string, IJudge?> _find;
    private readonly Seed _seed;
    private readonly IReadOnlyList<CellPlan> _cells;
    private readonly IReadOnlyList<ComparisonItems> _worlds;

    /// <param name="plan">What is compared.</param>
    /// <param name="find">Finds a language model that judges by its name; null for a name that is none's.</param>
    public ComparisonRun(ComparisonPlan plan, Func<string, IJudge?> find)
    {
        (_plan, _find) = (plan, find);
        _seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
        Require(plan.Items is >= 1 and <= 1_000_000, $"--items must be from 1 to 1000000; {plan.Items} is not.");
        Require(plan.HeldOut is null or (>= 1 and <= 100_000), $"--held-out must be from 1 to 100000; {plan.HeldOut} is not.");
        Require(plan.Words is null or > 0, $"--words must be above 0; {plan.Words} is not.");
        Require(plan.Nodes is null or > 0, $"--nodes must be above 0; {plan.Nodes} is not.");
        Require(plan.Judges.Distinct().Count() == plan.Judges.Count, "--judges: two are the same, and would give the same verdicts; name each once.");
        _cells = [.. plan.Protocols.SelectMany(p => plan.Judges.Select(j => Cell(p, j)))];
        _worlds = plan.Depths.Count == 0 ? [Items(null)] : [.. plan.Depths.Select(d => Items(d))];
        if (_cells.Select(c => c.Calibration).FirstOrDefault(c => c is { TwoAnswers: true }) is { } choice)
        {
            var answers = _worlds.Max(w => w.Draw(0, _seed).Question.Answers.Count);
            Require(answers == 2, $"judge '{choice.Text}' is for questions of two answers; those of {plan.World} have {answers}. calibrated:{choice.Judge} is for any number.");
        }
    }

    /// <summary>The depth that a world is compared at by itself; none where it has none.</summary>
    public static IReadOnlyList<int> OwnDepth(string world) =>
        SettingList.Of(WorldCatalog.Find(world)).FirstOrDefault(s => s.Name == "depth") is { } depth
            ? [int.Parse(depth.Value, CultureInfo.InvariantCulture)]
            : [];

    /// <summary>The language models that judge; null where none does.</summary>
    public ModelJudges? Models { get; init; }

    /// <summary>Items that are played side by side.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Plays what the run does not hold yet, and closes it.</summary>
    public async Task RunAsync(RunWriter writer, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        async Task PlayAsync(CancellationToken stop)
        {
            var verdicts = _cells.Any(c => c.Calibration is not null) ? await PlayHeldOutAsync(writer.Folder, progress, stop) : null;
            var comparison = Comparison(
                _plan.RunId, _cells.Select(c => Calibrated(c, verdicts, progress)), _plan.AllItems, i => _worlds[i / _plan.Items].Draw(i % _plan.Items, Compared));
            await comparison.RunAsync(writer, progress.Begin(comparison.DebatesEach), stop);
        }

        await (Models is null ? PlayAsync(cancellationToken) : Models.Watch.RunAsync(PlayAsync, cancellationToken));
    }

    private Seed Compared => _seed.For("items");

    /// <summary>What calibrated judges are fitted on is a run like any other, within the run's folder.</summary>
    private async Task<HeldOutVerdicts> PlayHeldOutAsync(string run, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        var (folder, runId, seed, each) = (Path.Combine(run, HeldOut), $"{_plan.RunId}-{HeldOut}", _seed.For(HeldOut), _plan.HeldOut!.Value);
        var open = new OpenRun(OpenRun.CurrentSchema, "items", _plan.AllHeldOut);
        using var writer = Directory.Exists(folder) ? RunWriter.Resume(folder, open) : RunWriter.Create(folder, ComparisonFolder.Info(_plan, runId), open);
        Func<int, ComparisonItem>[] items = [.. _worlds.Select(w => w.HeldOut(each, seed, _plan.Items, Compared))];
        var comparison = Comparison(
            runId,
            _cells.Where(c => c.Calibration is not null).DistinctBy(c => (c.Name, c.Calibration!.Judge)).Select(c => c.Asked),
            _plan.AllHeldOut,
            i => items[i / each](i % each));
        await comparison.RunAsync(writer, progress.BeginHeldOut(comparison.DebatesEach), cancellationToken);
        await writer.CloseAsync(cancellationToken);
        return await HeldOutVerdicts.ReadAsync(StoredRun.Open(folder), seed.For("right"), cancellationToken);
    }

    private ComparisonCell Calibrated(CellPlan cell, HeldOutVerdicts? verdicts, ComparisonProgress progress)
    {
        if (cell.Calibration is not { } choice)
        {
            return cell.Asked;
        }

        var judge = cell.Asked.Judge(_worlds[0].Draw(0, Compared)).Name;
        var calibration = verdicts!.Fit(choice, cell.Name, judge);
        progress.Tell(string.Create(CultureInfo.InvariantCulture, $"{cell.Name} before {judge}: {calibration}, fitted on {verdicts.Count(cell.Name, judge):N0} held-out verdicts"));
        return cell.CalibratedBy(calibration);
    }

    private Comparison Comparison(string runId, IEnumerable<ComparisonCell> cells, int count, Func<int, ComparisonItem> item) =>
        new([.. cells], _seed, count, item) { RunId = runId, Parallelism = Parallelism, Costs = Models is null ? _ => CallTotals.None : Models.TotalsOf };

    private CellPlan Cell(string protocol, string judge)
    {
        var (rules, calibration) = (ProtocolChoice.Parse(protocol), CalibrationChoice.Find(judge));
        var asked = calibration?.Judge ?? judge;
        var make = Simulated(JudgeChoice.Parse(asked, find: _find));
        var limited = _plan.Words is null && _plan.Nodes is null
            ? rules
            : new Limited(rules, new HouseRules(Words: _plan.Words ?? int.MaxValue, Nodes: _plan.Nodes));
        return new(protocol, limited, rules is Interactive, make, calibration);
    }

    private static Func<WorldItem, IJudge> Simulated(Func<IHuman, IClaimOracle, IJudge> make) => item => make(item.World.Human, item.Claims);

    private ComparisonItems Items(int? depth)
    {
        var family = WorldCatalog.Find(_plan.World);
        var settings = _plan.Settings.Select(NameAndValue).ToList();
        if (depth is { } d)
        {
            Require(SettingList.Has(family, "depth"), $"world {family.Name} has no setting 'depth'; leave --depths out.");
            settings.Add(new("depth", d.ToString(CultureInfo.InvariantCulture)));
            if (SettingList.Has(family, "deeper-depth"))
            {
                settings.Add(new("deeper-depth", d.ToString(CultureInfo.InvariantCulture)));
            }
        }

        var world = SettingList.With(family, settings).Sample(_seed.For("world"));
        return new(world, depth, PolicyChoice.Honest(_plan.Honest), PolicyChoice.Dishonest(_plan.Dishonest));
    }

    private static KeyValuePair<string, string> NameAndValue(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? new(text[..equals], text[(equals + 1)..])
            : throw new UserException($"--set takes name=value; '{text}' is not.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UserException(otherwise);
        }
    }
}
