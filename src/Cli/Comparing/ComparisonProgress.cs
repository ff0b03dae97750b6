using System.Globalization;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Says every ten seconds how far a comparison is.</summary>
internal sealed class ComparisonProgress(TextWriter error, ComparisonPlan plan, bool silent) : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private long _last = TimeProvider.System.GetTimestamp();
    private int _debatesEach;

    public ComparisonProgress Begin(int debatesEach)
    {
        _debatesEach = debatesEach;
        if (!silent)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Playing {(long)plan.AllItems * debatesEach:N0} debates on {plan.AllItems:N0} items of {plan.World}, seed {plan.Seed}"));
        }

        return this;
    }

    public void Report(int value)
    {
        if (!silent && TimeProvider.System.GetElapsedTime(_last) >= Pause)
        {
            _last = TimeProvider.System.GetTimestamp();
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0}/{plan.AllItems:N0} items, {(long)value * _debatesEach:N0} debates"));
        }
    }
}
