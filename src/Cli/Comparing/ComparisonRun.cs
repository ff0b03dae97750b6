using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Comparing;
using LearningThePrior.Analysis.Store;
using LearningThePrior.Cli.Learning;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cli.Worlds;
using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Plays a comparison into a run's folder. Whatever is wrong with the plan shows before the folder is made.</summary>
internal sealed class ComparisonRun
{
    private readonly ComparisonPlan _plan;
    private readonly string _folder;
    private readonly ModelJudges? _models;
    private readonly Seed _seed;
    private readonly IReadOnlyList<ComparisonCell> _cells;
    private readonly IReadOnlyList<ComparisonItems> _worlds;

    public ComparisonRun(ComparisonPlan plan, string folder, ModelJudges? models = null)
    {
        (_plan, _folder, _models) = (plan, folder, models);
        _seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture));
        Require(plan.Items is >= 1 and <= 1_000_000, $"--items must be from 1 to 1000000; {plan.Items} is not.");
        Require(plan.Words is null or > 0, $"--words must be above 0; {plan.Words} is not.");
        Require(plan.Nodes is null or > 0, $"--nodes must be above 0; {plan.Nodes} is not.");
        _cells = [.. plan.Protocols.SelectMany(p => plan.Judges.Select(j => Cell(p, j)))];
        _worlds = plan.Depths.Count == 0 ? [Items(null)] : [.. plan.Depths.Select(d => Items(d))];
    }

    /// <summary>The depth that a world is compared at by itself; none where it has none.</summary>
    public static IReadOnlyList<int> OwnDepth(string world) =>
        SettingList.Of(WorldCatalog.Find(world)).FirstOrDefault(s => s.Name == "depth") is { } depth
            ? [int.Parse(depth.Value, CultureInfo.InvariantCulture)]
            : [];

    /// <summary>Items that are played side by side.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    public async Task RunAsync(ComparisonProgress progress, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(_cells, _seed) { Parallelism = Parallelism };
        var items = _worlds.SelectMany(w => w.Draw(_plan.Items, _seed.For("items")));
        using var writer = new StoredRunWriter(_folder, new RunInfo
        {
            Schema = RunInfo.CurrentSchema,
            RunId = _plan.RunId,
            Kind = "compare",
            More = new() { ["plan"] = JsonSerializer.SerializeToElement(_plan, ComparisonJson.Default.ComparisonPlan) },
        });
        Task PlayAsync(CancellationToken stop) => comparison.RunAsync(items, writer, _plan.RunId, progress.Begin(comparison.DebatesEach), stop);
        await (_models is null ? PlayAsync(cancellationToken) : _models.Watch.RunAsync(PlayAsync, cancellationToken));
        writer.Complete();
    }

    private ComparisonCell Cell(string protocol, string judge)
    {
        var rules = ProtocolChoice.Parse(protocol);
        Func<WorldItem, IJudge> make = _models?.Find(judge) is { } model ? _ => model : Simulated(JudgeChoice.Parse(judge));
        var limited = _plan.Words is null && _plan.Nodes is null
            ? rules
            : new Limited(rules, new HouseRules(Words: _plan.Words ?? int.MaxValue, Nodes: _plan.Nodes));
        return new(protocol, limited, item => Judge(rules, make, (WorldItem)item));
    }

    /// <summary>Interactive protocols need a judge who asks; any judge can be made one.</summary>
    private static IJudge Judge(IProtocol rules, Func<WorldItem, IJudge> make, WorldItem item)
    {
        var judge = make(item);
        return rules is Interactive && judge is not IInquiringJudge ? new InquiringJudge(judge) : judge;
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
