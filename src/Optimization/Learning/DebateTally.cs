using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Counts, by depth and by whose claim was debated, how often the honest side prevailed.</summary>
public sealed class DebateTally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(int Depth, string Claim, string Seat), (long Right, long Debates)> _counts = [];

    /// <summary>The counts in order of depth.</summary>
    public IReadOnlyList<DebateAccuracy> Totals
    {
        get
        {
            lock (_lock)
            {
                return [.. _counts.Select(c => new DebateAccuracy(c.Key.Depth, c.Key.Claim, c.Key.Seat, c.Value.Right, c.Value.Debates))];
            }
        }
    }

    /// <summary>Counts a debate if one position is the truth and the other a lie; other debates are not counted.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="truth">What Z implies.</param>
    public void Record(Transcript transcript, Credences truth)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var right = new DistributionPosition(truth);
        var honest = transcript.Sides.FirstOrDefault(s => s.Position.Equals(right));
        var dishonest = transcript.Sides.FirstOrDefault(s => !s.Position.Equals(right));
        if (honest is null || dishonest?.Position is not DistributionPosition wrong)
        {
            return;
        }

        var isRight = IsRight(transcript, right.Credences, wrong.Credences);
        var depth = transcript.Turns.Count(t => t.Task == SpeakingTask.Divide && t.Claims.Count > 0);
        var key = honest.SpeaksFirst ? (depth, "honest", honest.Label) : (depth, "dishonest", dishonest.Label);
        lock (_lock)
        {
            var (count, debates) = _counts.GetValueOrDefault(key);
            _counts[key] = (count + (isRight ? 1 : 0), debates + 1);
        }
    }

    /// <summary>Whether a debate was decided, and nearer to the truth than to the lie.</summary>
    internal static bool IsRight(Transcript transcript, Credences truth, Credences lie) =>
        transcript.Verdict is DecidedVerdict decided && Distance(decided.Credences, truth) < Distance(decided.Credences, lie);

    private static double Distance(Credences a, Credences b) => a.Values.Zip(b.Values, (x, y) => Math.Abs(x - y)).Sum();
}
