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

    public ComparisonProgress Begin(int debatesEach, int decompositionsEach) => Begin(plan.AllItems, "items", debatesEach, decompositionsEach);

    public ComparisonProgress BeginHeldOut(int debatesEach) => Begin(plan.AllHeldOut, "held-out items", debatesEach, 0);

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

    private ComparisonProgress Begin(int items, string what, int debatesEach, int decompositionsEach)
    {
        (_items, _debatesEach) = (items, debatesEach);
        var decompositions = decompositionsEach == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {(long)items * decompositionsEach:N0} decompositions");
        Tell(string.Create(CultureInfo.InvariantCulture, $"Playing {(long)items * debatesEach:N0} debates{decompositions} on {items:N0} {what} of {plan.Documents?.Tree ?? plan.World}, seed {plan.Seed}"));
        return this;
    }
}
