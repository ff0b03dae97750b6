using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// Exact Bayes over every table that the prior allows, up to the names of states (which no question can tell apart):
/// K = 3 has 1,026 tables for its 6,156 z. Tables below 1e-18 of the likeliest are left out: less than rounding.
/// </summary>
internal sealed class TablePosterior
{
    private const double Negligible = -41.5;

    private readonly List<(int[] Next, int Facts, double LogWeight)> _tables = [];
    private readonly double _flip;

    /// <summary>Weighs all tables by D.</summary>
    public TablePosterior(TablePrior prior, double flip, IReadOnlyList<Observation> observed)
    {
        _flip = flip;
        var asked = observed.GroupBy(o => o.Question).ToArray();
        var gains = asked.Select(g => g.Sum(o => o.Answer == 1 ? 1 : -1) * Math.Log((1 - flip) / flip)).ToArray();
        var answers = new bool[asked.Length];
        var batch = new QuestionBatch(asked.Select(g => g.Key));
        var best = double.NegativeInfinity;
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

                best = Math.Max(best, weight);
                if (weight > best + Negligible)
                {
                    _tables.Add((next, facts, weight));
                }
            }
        }

        _tables.RemoveAll(t => t.LogWeight < best + Negligible);
        var (likeliest, bits, _) = _tables.MaxBy(t => t.LogWeight);
        Map = new(0, likeliest, [.. Enumerable.Range(0, prior.States).Select(s => ((bits >> s) & 1) == 1)]);
    }

    /// <summary>The likeliest table after D: argmax of log Prior(z) + log P(D|z).</summary>
    public StateTable Map { get; }

    /// <summary>P(y|x,D) of each question.</summary>
    public IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions)
    {
        var batch = new QuestionBatch(questions);
        var answers = new bool[questions.Count];
        var yes = new double[questions.Count];
        var likeliest = _tables.Max(t => t.LogWeight);
        var total = 0.0;
        foreach (var (next, facts, logWeight) in _tables)
        {
            var weight = Math.Exp(logWeight - likeliest);
            total += weight;
            batch.Walk(0, next);
            batch.Answer(next, facts, answers);
            for (var i = 0; i < yes.Length; i++)
            {
                yes[i] += answers[i] ? weight : 0;
            }
        }

        return [.. yes.Select(y => Credences.OfYes(_flip + ((1 - (2 * _flip)) * Math.Min(1, y / total))))];
    }
}
