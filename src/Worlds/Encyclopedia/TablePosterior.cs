using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// Exact Bayes over every table that the prior allows, up to the names of states (which no question can tell apart):
/// K = 3 has 1,026 tables for its 6,156 z. The least likely tables, which together hold less than 1e-12 of the posterior,
/// are left out of predictions.
/// </summary>
internal sealed class TablePosterior
{
    private const double Negligible = 1e-12;

    // Far above what rounding does to sums of a million logarithms, far below any true difference.
    private const double Tie = 1e-7;

    private readonly List<(int[] Next, int Facts, double Weight)> _tables = [];
    private readonly double _flip;

    /// <summary>Weighs all tables by D.</summary>
    /// <param name="prior">The human's prior.</param>
    /// <param name="flip">The label noise.</param>
    /// <param name="observed">D.</param>
    /// <param name="ties">Draws <see cref="Map"/> among equals.</param>
    public TablePosterior(TablePrior prior, double flip, IReadOnlyList<Observation> observed, Seed ties)
    {
        _flip = flip;
        var asked = observed.GroupBy(o => o.Question).ToArray();
        var gains = asked.Select(g => g.Sum(o => o.Answer == 1 ? 1 : -1) * Math.Log((1 - flip) / flip)).ToArray();
        var answers = new bool[asked.Length];
        var batch = new QuestionBatch(asked.Select(g => g.Key));
        var weighed = new List<(int[] Next, int Facts, double LogWeight)>();
        foreach (var next in CanonicalSteps.Of(prior.States))
        {
            batch.Walk(0, next);
            for (var facts = 1; facts < (1 << prior.States) - 1; facts++)
            {
                batch.Answer(next, facts, answers);
                var weight = prior.LogPrior(next);
                for (var i = 0; i < answers.Length; i++)
                {
                    weight += answers[i] ? gains[i] : 0;
                }

                weighed.Add((next, facts, weight));
            }
        }

        weighed.Sort((a, b) => b.LogWeight.CompareTo(a.LogWeight));
        var equals = weighed.TakeWhile(t => t.LogWeight > weighed[0].LogWeight - Tie).OrderBy(Name, StringComparer.Ordinal).ToArray();
        var (likeliest, bits, _) = equals[ties.CreateRandom().NextInt(equals.Length)];
        Map = new(0, likeliest, [.. Enumerable.Range(0, prior.States).Select(s => ((bits >> s) & 1) == 1)]);
        var total = weighed.Sum(t => Math.Exp(t.LogWeight - weighed[0].LogWeight));
        var left = 1.0;
        foreach (var (next, facts, logWeight) in weighed.TakeWhile(_ => left > Negligible))
        {
            _tables.Add((next, facts, Math.Exp(logWeight - weighed[0].LogWeight) / total));
            left -= _tables[^1].Weight;
        }
    }

    /// <summary>
    /// The likeliest table after D: argmax of log Prior(z) + log P(D|z). Equals are common, as D may never touch a row of
    /// the table; one of them is drawn.
    /// </summary>
    public StateTable Map { get; }

    /// <summary>P(y|x,D) of each question.</summary>
    public IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions)
    {
        var batch = new QuestionBatch(questions);
        var answers = new bool[questions.Count];
        var yes = new double[questions.Count];
        foreach (var (next, facts, weight) in _tables)
        {
            batch.Walk(0, next);
            batch.Answer(next, facts, answers);
            for (var i = 0; i < yes.Length; i++)
            {
                yes[i] += answers[i] ? weight : 0;
            }
        }

        return [.. yes.Select(y => Credences.OfYes(_flip + ((1 - (2 * _flip)) * Math.Min(1, y))))];
    }

    private static string Name((int[] Next, int Facts, double LogWeight) table) => $"{string.Join(' ', table.Next)} {table.Facts}";
}
