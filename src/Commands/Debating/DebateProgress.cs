using System.Globalization;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Debating;

/// <summary>Says every few seconds how far a run is and what it cost. Safe for concurrent use.</summary>
internal sealed class DebateProgress(TextWriter error, Func<CallTotals> totals, string items = "debates") : IProgress<RunProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private long _last = TimeProvider.System.GetTimestamp();
    private RunProgress _now;

    public void Report(RunProgress value)
    {
        lock (_gate)
        {
            _now = value;
            if (value.Done < value.All && TimeProvider.System.GetElapsedTime(_last) >= Pause)
            {
                _last = TimeProvider.System.GetTimestamp();
                error.WriteLine(Line());
            }
        }
    }

    public string Line()
    {
        var calls = totals();
        var failed = _now.Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_now.Failed:N0} failed");
        return string.Create(CultureInfo.InvariantCulture, $"{_now.Done:N0}/{_now.All:N0} {items}{failed}; {CostWords.Of(calls)}");
    }
}
