using System.Runtime.InteropServices;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>A world's exact f and Prior: what its human concludes who believes the true claim about the whole, and the key's log Prior. For studies alone.</summary>
internal sealed class ExactEvaluation
{
    private readonly IWorld _world;
    private readonly (Question Question, int Answer)[] _distinct;
    private readonly Dictionary<double[], (double LogPrior, double[] Logs)> _known = new(new ByNumbers());

    public ExactEvaluation(IWorld world)
    {
        _world = world;
        var groups = world.Evidence.GroupBy(o => (o.Question.Id, o.Answer)).ToArray();
        _distinct = [.. groups.Select(g => (g.First().Question, g.Key.Answer))];
        Counts = [.. groups.Select(g => (double)g.Count())];
    }

    /// <summary>[N]: how often each distinct (x, y) of D occurs.</summary>
    public double[] Counts { get; }

    /// <summary>How many z were evaluated, each time that one was.</summary>
    public long Evaluations { get; set; }

    /// <summary>As <see cref="PosteriorProblem.Evaluate"/>.</summary>
    public (double[] LogPriors, double[][] LogLikelihoods) Evaluate(IReadOnlyList<double[]> places)
    {
        Evaluations += places.Count;
        var found = places.Select(One).ToArray();
        return ([.. found.Select(f => f.LogPrior)], [.. found.Select(f => f.Logs)]);
    }

    /// <summary>log Prior(z) + sum over D of log P(y|x,z), at each z.</summary>
    public double[] Values(IReadOnlyList<double[]> places)
    {
        var (logPriors, logs) = Evaluate(places);
        return [.. logPriors.Zip(logs, (prior, l) => prior + l.Zip(Counts, (v, n) => v * n).Sum())];
    }

    /// <summary>What a posterior predicts.</summary>
    public IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions, Posterior posterior)
    {
        var sums = questions.Select(q => new double[q.Answers.Count]).ToArray();
        foreach (var group in posterior.Particles.Zip(posterior.Weights).GroupBy(p => Name(p.First)))
        {
            var claims = _world.Claims(group.First().First);
            var weight = group.Sum(p => p.Second);
            for (var i = 0; i < sums.Length; i++)
            {
                var credences = Implied(claims, questions[i]);
                for (var a = 0; a < sums[i].Length; a++)
                {
                    sums[i][a] += weight * credences[a];
                }
            }
        }

        return [.. sums.Select(s => Credences.Normalise(s))];
    }

    private (double LogPrior, double[] Logs) One(double[] z)
    {
        if (!_known.TryGetValue(z, out var found))
        {
            const double Least = 1e-300;
            var claims = _world.Claims(z);
            found = (
                Math.Max(PriorQuestion.Impossible, _world.Key.LogPrior(z)),
                [.. _distinct.Select(d => Math.Log(Math.Max(Least, Implied(claims, d.Question)[d.Answer])))]);
            _known.Add([.. z], found);
        }

        return found;
    }

    private Credences Implied(IClaimOracle claims, Question question) => _world.Human.Conclude(question, [claims.Whole(question)]);

    private static string Name(IReadOnlyList<double> z) => string.Join(',', z);

    private sealed class ByNumbers : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] z)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes<double>(z));
            return hash.ToHashCode();
        }
    }
}
