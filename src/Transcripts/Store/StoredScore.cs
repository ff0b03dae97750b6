namespace LearningThePrior.Transcripts;

/// <summary>How a verdict's credences score against a key. Nothing is rounded, and nothing falls to a side.</summary>
/// <param name="Correct">
/// With one right answer: whether it has the greatest credence on its own. With a true distribution: whether the credences
/// are nearer to it (summed absolute difference) than to every position that differs from it; without such a position,
/// whether they favour the answer that it favours. Null where the greatest is shared.
/// </param>
/// <param name="LogScore">The truth's expectation of the log credence, in nats; negative infinity where the truth was excluded.</param>
/// <param name="Brier">The squared distance from the truth, from 0 (best) to 2 (Brier 1950, summed over answers).</param>
public readonly record struct StoredScore(bool? Correct, double LogScore, double Brier)
{
    /// <summary>Scores credences.</summary>
    /// <param name="credences">One for each answer.</param>
    /// <param name="key">The truth; must be of as many answers.</param>
    /// <param name="positions">The distributions that the sides defended; empty where they defended answers.</param>
    /// <exception cref="ArgumentException">The key is of another number of answers, or holds neither answer nor truth.</exception>
    public static StoredScore Of(IReadOnlyList<double> credences, StoredKey key, IEnumerable<IReadOnlyList<double>> positions)
    {
        ArgumentNullException.ThrowIfNull(credences);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(positions);
        var truth = Truth(key, credences.Count);
        double log = 0, brier = 0;
        for (var i = 0; i < truth.Count; i++)
        {
            log += truth[i] > 0 ? truth[i] * Math.Log(credences[i]) : 0;
            brier += (credences[i] - truth[i]) * (credences[i] - truth[i]);
        }

        return new(IsCorrect(credences, truth, key.Correct, positions), log, brier);
    }

    /// <summary>The one answer with the greatest number, or null where it is shared.</summary>
    public static int? Choice(IReadOnlyList<double> credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        var best = 0;
        var shared = false;
        for (var i = 1; i < credences.Count; i++)
        {
            shared = credences[i] == credences[best] || (shared && credences[i] < credences[best]);
            best = credences[i] > credences[best] ? i : best;
        }

        return shared ? null : best;
    }

    private static IReadOnlyList<double> Truth(StoredKey key, int count) => key switch
    {
        { Correct: >= 0 and var answer } when answer < count => [.. Enumerable.Range(0, count).Select(i => i == answer ? 1.0 : 0.0)],
        { Correct: null, Truth: { } truth } when truth.Count == count => truth,
        _ => throw new ArgumentException($"The key of debate {key.DebateId} names none of its {count} answers.", nameof(key)),
    };

    private static bool? IsCorrect(
        IReadOnlyList<double> credences, IReadOnlyList<double> truth, int? answer, IEnumerable<IReadOnlyList<double>> positions)
    {
        if (answer is { } right)
        {
            return Choice(credences) is { } chosen ? chosen == right : null;
        }

        var others = positions.Where(p => Distance(p, truth) > 0).ToArray();
        return others.Length > 0
            ? others.All(o => Distance(credences, truth) < Distance(credences, o))
            : (Choice(credences), Choice(truth)) is ({ } chosen2, { } right2) ? chosen2 == right2 : null;
    }

    private static double Distance(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum();
}
