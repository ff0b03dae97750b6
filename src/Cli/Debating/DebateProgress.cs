using System.Globalization;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Debating;

/// <summary>Says every few seconds how far a run is and what it cost. Safe for concurrent use.</summary>
internal sealed class DebateProgress(TextWriter error, int debates, Func<CallTotals> totals)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private long _last = TimeProvider.System.GetTimestamp();
    private int _over;
    private int _failed;

    public void Tell(StoredDebate debate)
    {
        lock (_gate)
        {
            _over++;
            _failed += debate.Status == "failed" ? 1 : 0;
            if (_over < debates && TimeProvider.System.GetElapsedTime(_last) >= Pause)
            {
                _last = TimeProvider.System.GetTimestamp();
                error.WriteLine(Line());
            }
        }
    }

    public string Line()
    {
        var calls = totals();
        var failed = _failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_failed:N0} failed");
        return string.Create(CultureInfo.InvariantCulture, $"{_over:N0}/{debates:N0} debates{failed}; {CostWords.Of(calls)}");
    }
}
