using System.Globalization;
using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Says every ten seconds how far a comparison is.</summary>
internal sealed class ComparisonProgress(TextWriter error, ComparisonPlan plan, bool silent) : IProgress<RunProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private long _last = TimeProvider.System.GetTimestamp();
    private int _items;
    private int _debatesEach;

    public ComparisonProgress Begin(int debatesEach) => Begin(plan.AllItems, "items", debatesEach);

    public ComparisonProgress BeginHeldOut(int debatesEach) => Begin(plan.AllHeldOut, "held-out items", debatesEach);

    public void Tell(string line)
    {
        if (!silent)
        {
            error.WriteLine(line);
        }
    }

    /// <summary>Said also where nothing else is.</summary>
    public void TellTornCalls(int lines, string folder) => Warnings.TellTornCalls(error, lines, folder);

    public void Report(RunProgress value)
    {
        if (TimeProvider.System.GetElapsedTime(_last) >= Pause)
        {
            _last = TimeProvider.System.GetTimestamp();
            Tell(string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0}/{_items:N0} items, {(long)value.Done * _debatesEach:N0} debates"));
        }
    }

    private ComparisonProgress Begin(int items, string what, int debatesEach)
    {
        (_items, _debatesEach) = (items, debatesEach);
        Tell(string.Create(CultureInfo.InvariantCulture, $"Playing {(long)items * debatesEach:N0} debates on {items:N0} {what} of {plan.World}, seed {plan.Seed}"));
        return this;
    }
}
