using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Running;

/// <summary>Plays an experiment. Everything that can be wrong with it shows when it is made, before any call.</summary>
internal sealed class ExperimentRun
{
    private const int MostRehearsed = 1_000;

    private readonly ExperimentPlan _plan;
    private readonly int _concurrency;
    private readonly IReadOnlyList<DebateRun> _cells;

    public ExperimentRun(ExperimentPlan plan, int concurrency)
    {
        (_plan, _concurrency) = (plan, concurrency);

        // Equal questions about equal trees are the same question in every cell; others bear a number.
        string[] asked = [.. plan.Cells.Select(Asked).Distinct(StringComparer.Ordinal)];
        _cells =
        [
            .. plan.Cells.Select(c => new DebateRun(c.Debates, concurrency)
            {
                Cell = new(plan.RunId, c.Name, c.Factors, asked.Length == 1 ? null : Array.IndexOf(asked, Asked(c)) + 1),
            }),
        ];
        var grid = Grid(cell => cell.Series(cell.Stand(new()), null));
        grid.RequireFit();
        (Debates, Items) = (grid.Debates, grid.Items.Count);
    }

    /// <summary>Debates in all cells.</summary>
    public int Debates { get; }

    /// <summary>Items of the run: each is played in every cell.</summary>
    public int Items { get; }

    public int Cells => _cells.Count;

    /// <summary>The share of items that may fail.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether items that failed before are played again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>The models that will be called.</summary>
    public IReadOnlyList<ModelName> Models => [.. _cells.SelectMany(c => c.Models).Distinct()];

    /// <summary>The models that will call tools.</summary>
    public IEnumerable<ModelName> CallTools => _cells.SelectMany(c => c.CallTools);

    /// <summary>Plays with stand-ins and counts what models would be asked, what cells share once.</summary>
    public async Task<(Estimates All, double Share)> EstimateAsync(CancellationToken cancellationToken)
    {
        // One count for each cell, since what a role is limited to may differ; one memory of what was asked already.
        var asked = new AskedBefore();
        List<Estimates> counted = [];
        var share = await Grid(cell =>
        {
            var estimates = cell.NewEstimates(asked);
            counted.Add(estimates);
            return cell.Series(cell.Stand(estimates), null);
        }).RehearseAsync(debates => debates >= MostRehearsed, cancellationToken);
        return (Estimates.Sum(counted).Times(1 / share), share);
    }

    /// <summary>Has others play what the run does not hold yet.</summary>
    public Task PlayAsync(IRunner runner, RunWriter writer, IProgress<RunProgress> progress, CancellationToken cancellationToken) =>
        Grid(cell => cell.Series(cell.Stand(new()), null), runner).RunAsync(_plan.RunId, writer, progress, cancellationToken);

    /// <summary>Who plays single items of the plan, each in all cells.</summary>
    public IItemHandler Handler(Func<IReadOnlyList<string>?, ModelDesk> desk, Func<string, CallTotals> costs) =>
        Grid(cell => cell.Series(desk(cell.ModelSettings).Open, costs));

    /// <summary>Plays with models what the run does not hold yet.</summary>
    public async Task PlayAsync(Func<IReadOnlyList<string>?, ModelDesk> desk, Func<string, CallTotals> costs, RunWriter writer, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var watch = new ModelWatch();
        var grid = Grid(cell =>
        {
            var own = desk(cell.ModelSettings);
            return cell.Series(name => watch.Of(own.Open(name)), costs);
        });
        await watch.RunAsync(stop => grid.RunAsync(_plan.RunId, writer, progress, stop), cancellationToken);
    }

    private static string Asked(CellPlan cell) => $"{cell.Debates.Questions}\n{cell.Debates.Tree}\n{cell.Debates.Seed}";

    private DebateGrid Grid(Func<DebateRun, DebateSeries> series, IRunner? runner = null) =>
        new([.. _cells.Select(series)]) { Concurrency = _concurrency, FailOn = FailOn, RetryFailed = RetryFailed, Runner = runner };
}
