using System.Collections.Concurrent;
using System.Globalization;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;

namespace LearningThePrior.Cli.Learning;

/// <summary>How far all worlds of a run are, put together for one line.</summary>
internal sealed class ProgressBoard(int worlds)
{
    /// <summary>The last round's posterior, last stage and direct fits take about as long as two rounds.</summary>
    private const int StepsAfterRounds = 2;

    private readonly ConcurrentDictionary<int, LearningProgress> _running = [];
    private int _done;
    private long _asked;

    /// <summary>The share of the run that is done, from 0 to 1.</summary>
    public double Share => Math.Min(1, (_done + _running.Values.Sum(Part)) / worlds);

    /// <summary>One line: the stage, the current objective and the ledger.</summary>
    public string Line
    {
        get
        {
            var latest = _running.OrderBy(r => r.Key).Select(r => (KeyValuePair<int, LearningProgress>?)r).FirstOrDefault();
            var asked = Interlocked.Read(ref _asked) + _running.Values.Sum(p => p.Ledger.Totals.JudgeCalls);
            var now = latest is { } one
                ? string.Create(CultureInfo.InvariantCulture, $"world {one.Key}: {one.Value.Stage} {one.Value.Done}/{one.Value.Total}, objective {one.Value.Objective:F1} nats, ")
                : "";
            return string.Create(CultureInfo.InvariantCulture, $"{_done}/{worlds} worlds, {now}{asked:N0} verdicts");
        }
    }

    public void Begin(int done) => _done = done;

    public IWorldProgress For(int world) => new Reporter(this, world);

    private void Finish(int world)
    {
        if (_running.TryRemove(world, out var last))
        {
            Interlocked.Add(ref _asked, last.Ledger.Totals.JudgeCalls);
        }

        Interlocked.Increment(ref _done);
    }

    private static double Part(LearningProgress p) => (double)(p.Done) / (p.Total + StepsAfterRounds);

    private sealed class Reporter(ProgressBoard board, int world) : IWorldProgress
    {
        public void Report(LearningProgress value) => board._running[world] = value;

        public void Dispose() => board.Finish(world);
    }
}
