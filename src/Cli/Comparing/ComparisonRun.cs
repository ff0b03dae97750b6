using System.Globalization;
using System.Text.Json;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Plays a comparison into a run's folder. Whatever is wrong with the plan shows before the folder is made.</summary>
internal sealed class ComparisonRun
{
    private const string HeldOut = "held-out";

    private readonly ComparisonPlan _plan;
    private readonly string _folder;
    private readonly ModelJudges? _models;
    private readonly Seed _seed;
    private readonly IReadOnlyList<NamedCell> _cells;
    private readonly IReadOnlyList<ComparisonItems> _worlds;

    public ComparisonRun(ComparisonPlan plan, string folder, ModelJudges? models = null)
    {
        (_plan, _folder, _models) = (plan, folder, models);
        _seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
        Require(plan.Items is >= 1 and <= 1_000_000, $"--items must be from 1 to 1000000; {plan.Items} is not.");
        Require(plan.HeldOut is null or (>= 1 and <= 100_000), $"--held-out must be from 1 to 100000; {plan.HeldOut} is not.");
        Require(plan.Words is null or > 0, $"--words must be above 0; {plan.Words} is not.");
        Require(plan.Nodes is null or > 0, $"--nodes must be above 0; {plan.Nodes} is not.");
        Named<JudgeFactory>[] judges = [.. plan.Judges.Select(Names.All.Judges.Parse)];
        Require(judges.Distinct().Count() == judges.Length, "--judges: two are the same, and would give the same verdicts; name each once.");
        _cells = [.. plan.Protocols.SelectMany(p => judges.Select(j => Cell(p, j)))];
        _worlds = plan.Depths.Count == 0 ? [Items(null)] : [.. plan.Depths.Select(d => Items(d))];
        var answers = _worlds.SelectMany(w => w.Draw(1, _seed)).Max(i => i.Question.Answers.Count);
        if (judges.SelectMany(CalibrationMethod.Within).FirstOrDefault(j => CalibrationMethod.Of(j) is { TwoAnswers: true }) is { } two)
        {
            Require(answers == 2, $"judge '{two}' is for questions of two answers; those of {plan.World} have {answers}. calibrated:{two.Within[0]} is for any number.");
        }
    }

    /// <summary>The depth that a world is compared at by itself; none where it has none.</summary>
    public static IReadOnlyList<int> OwnDepth(string world) =>
        SettingRecord.Of(Names.All.Worlds.Make(world)).FirstOrDefault(s => s.Name == "depth") is { } depth
            ? [int.Parse(depth.DefaultText, CultureInfo.InvariantCulture)]
            : [];

    /// <summary>Items that are played side by side.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    public async Task RunAsync(ComparisonProgress progress, CancellationToken cancellationToken)
    {
        using var writer = new StoredRunWriter(_folder, Info(_plan.RunId));
        async Task PlayAsync(CancellationToken stop)
        {
            var calibrations = _cells.Any(c => c.HeldOut.Any()) ? Fit(await PlayHeldOutAsync(writer, progress, stop), progress) : [];
            var comparison = Comparison(_cells.Select(c => c.Cell(judge => calibrations[(c.Name, judge)])));
            await comparison.RunAsync(_worlds.SelectMany(w => w.Draw(_plan.Items, Compared)), writer, _plan.RunId, progress.Begin(comparison.DebatesEach), stop);
        }

        await (_models is null ? PlayAsync(cancellationToken) : _models.Watch.RunAsync(PlayAsync, cancellationToken));
        writer.Complete();
    }

    private Seed Compared => _seed.For("items");

    /// <summary>What calibrated judges are fitted on is a run like any other, within the run's folder.</summary>
    private async Task<HeldOutVerdicts> PlayHeldOutAsync(StoredRunWriter run, ComparisonProgress progress, CancellationToken cancellationToken)
    {
        var (runId, seed) = ($"{_plan.RunId}-{HeldOut}", _seed.For(HeldOut));
        using var writer = run.BeginRun(HeldOut, Info(runId));
        var comparison = Comparison(_cells.SelectMany(c => c.HeldOut).Select(h => h.Asked).DistinctBy(c => (c.Name, c.Judge)).Select(c => c.Cell()));
        var items = _worlds.SelectMany(w => w.DrawHeldOut(_plan.HeldOut!.Value, seed, _plan.Items, Compared));
        await comparison.RunAsync(items, writer, runId, progress.BeginHeldOut(comparison.DebatesEach), cancellationToken);
        writer.Complete();
        return await HeldOutVerdicts.ReadAsync(StoredRun.Open(writer.Place), seed.For("right"), cancellationToken);
    }

    private Dictionary<(string Rules, Named<JudgeFactory> Judge), ICalibration> Fit(HeldOutVerdicts verdicts, ComparisonProgress progress)
    {
        var fitted = new Dictionary<(string, Named<JudgeFactory>), ICalibration>();
        foreach (var (calibrated, asked) in _cells.SelectMany(c => c.HeldOut).DistinctBy(h => (h.Asked.Name, h.Calibrated)))
        {
            var judge = asked.JudgeOf(_worlds[0].Draw(1, Compared).First()).Name;
            var calibration = verdicts.Fit(calibrated, asked.Name, judge);
            fitted.Add((asked.Name, calibrated), calibration);
            progress.Tell(string.Create(CultureInfo.InvariantCulture, $"{asked.Name} before {judge}: {calibration}, fitted on {verdicts.Count(asked.Name, judge):N0} held-out verdicts"));
        }

        return fitted;
    }

    private Comparison Comparison(IEnumerable<ComparisonCell> cells) =>
        new([.. cells], _seed) { Parallelism = Parallelism, Costs = _models is null ? _ => CallTotals.None : _models.ShareOf };

    private NamedCell Cell(string protocol, Named<JudgeFactory> judge)
    {
        var rules = Names.All.Protocols.Make(protocol);
        var limited = _plan.Words is null && _plan.Nodes is null
            ? rules
            : new Limited(rules, new HouseRules(Words: _plan.Words ?? int.MaxValue, Nodes: _plan.Nodes));
        return new(protocol, limited, judge, _models is null ? null : _models.Open);
    }

    private ComparisonItems Items(int? depth)
    {
        var family = Names.All.Worlds.Make(_plan.World);
        var settings = _plan.Settings.Select(NameAndValue).ToList();
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

    private RunInfo Info(string runId) => new()
    {
        Schema = RunInfo.CurrentSchema,
        RunId = runId,
        Kind = "compare",
        More = new() { ["plan"] = JsonSerializer.SerializeToElement(_plan, ComparisonJson.Default.ComparisonPlan) },
    };

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
