using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// How good posteriors over z are where f and Prior are exact, so that nothing but the posterior is measured: regret against exact Bayes, coverage, evaluations, and
/// where all z can be listed the distance from the log evidence and, as in HypoSpace, whether what is believed is valid, distinct and complete.
/// </summary>
public static class PosteriorStudy
{
    private const int SearchEvaluations = 3_000;
    private const double Tail = .05;

    /// <summary>Measures methods on one world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="methods">The methods, each with the objective that it maximises.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="cancellationToken">Stops between two methods.</param>
    /// <returns>One result a method, in order.</returns>
    public static async Task<IReadOnlyList<PosteriorScore>> RunAsync(
        IWorld world, IReadOnlyList<(IPosteriorMethod Method, LatentObjective Objective)> methods, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(methods);
        var exact = new ExactEvaluation(world);
        var all = RoundedLatents.All(world.Latents) is { } listed ? new Listed(world, exact, listed) : null;
        var start = Search(world, exact, seed.For("search"));
        List<PosteriorScore> scores = [];
        foreach (var (method, objective) in methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            exact.Evaluations = 0;
            var posterior = await method.FindAsync(
                new PosteriorProblem
                {
                    Space = world.Latents,
                    Region = new TrustRegion(start, 1),
                    Start = start,
                    Counts = exact.Counts,
                    Evaluate = exact.Evaluate,
                    AskLogPriorAsync = (z, _) => Task.FromResult<double?>(exact.Evaluate([z]).LogPriors[0]),
                    AuditAsync = (_, _) => Task.FromResult(false),
                    Objective = objective,
                },
                seed.For("posterior").CreateRandom(),
                cancellationToken);
            var evaluations = exact.Evaluations;
            double Regret(QuestionSet set) => Scoring.Nll(world, set, questions => exact.Predict(questions, posterior)) - Scoring.Nll(world, set, world.Key.Bayes);

            scores.Add(new(
                Regret(world.Sets[0]),
                world.Sets.Skip(1).Average(Regret),
                world is ISeriesWorld ? world.Sets.Skip(1).Average(s => Coverage(world, s, exact.Predict([.. s.Scored.Select(q => q.Question)], posterior))) : null,
                evaluations,
                posterior.Objective - all?.LogEvidence,
                all?.Hypotheses(posterior)));
        }

        return scores;
    }

    /// <summary>How probable it is, on average over a set, that the number lies between the 5 % and the 95 % point of what is predicted.</summary>
    private static double Coverage(IWorld world, QuestionSet set, IReadOnlyList<Credences> predictions) => set.Scored.Zip(predictions, (scored, predicted) =>
    {
        var (target, below, covered) = (world.Key.Target(scored.Question), 0.0, 0.0);
        for (var a = 0; a < target.Count; a++)
        {
            // Within an answer both are taken as even.
            var inside = Math.Min(1 - Tail, below + predicted[a]) - Math.Max(Tail, below);
            covered += inside > 0 && predicted[a] > 0 ? target[a] * Math.Min(1, inside / predicted[a]) : 0;
            below += predicted[a];
        }

        return scored.Weight * covered;
    }).Sum();

    private static double[] Search(IWorld world, ExactEvaluation exact, Seed seed)
    {
        var search = new OnePlusOneEvolution(world.Latents, seed, propose: world.Propose);
        for (var spent = 0; spent < SearchEvaluations;)
        {
            var asked = search.Ask();
            search.Tell([.. exact.Values([.. asked.Select(z => z.ToArray())]).Select(v => new Evaluation(v))]);
            spent += asked.Count;
        }

        return world.Latents.Round(search.Best!.Z);
    }

    /// <summary>All z of a world with the exact posterior over them; states of an encyclopedia are known by no name, so that books are told apart and not z.</summary>
    private sealed class Listed
    {
        private readonly IWorld _world;
        private readonly Dictionary<string, double> _mass;

        public Listed(IWorld world, ExactEvaluation exact, IReadOnlyList<double[]> all)
        {
            _world = world;
            var values = exact.Values(all);
            var top = values.Max();
            var total = values.Sum(v => Math.Exp(v - top));
            LogEvidence = top + Math.Log(total);
            _mass = all.Zip(values).Where(p => world.Key.LogPrior(p.First) > double.NegativeInfinity)
                .GroupBy(p => Book(p.First)).ToDictionary(g => g.Key, g => g.Sum(p => Math.Exp(p.Second - top)) / total);
        }

        public double LogEvidence { get; }

        public Hypotheses Hypotheses(Posterior posterior)
        {
            var books = posterior.Particles.Select(Book).ToArray();
            var valid = books.Zip(posterior.Weights, (b, w) => _mass.ContainsKey(b) ? w : 0).Sum();
            var distinct = books.Distinct().ToArray();
            return new(valid, distinct.Length / (double)books.Length, distinct.Sum(b => _mass.GetValueOrDefault(b)));
        }

        private string Book(IReadOnlyList<double> z)
        {
            if (_world is not EncyclopediaWorld)
            {
                return string.Join(',', z);
            }

            var table = StateTable.FromLatent(_world.Latents, z);
            var order = table.Witnesses().Select(w => w.State).ToList();
            return string.Join(' ', order.Select(s => $"{order.IndexOf(table.Next(s, 0))},{order.IndexOf(table.Next(s, 1))},{table.Facts[s]}"));
        }
    }
}

/// <summary>What a posterior showed on one world; regrets are NLL less exact Bayes's, in nats per example.</summary>
/// <param name="RegretD">On D's distribution.</param>
/// <param name="RegretDStar">On D*, over all its sets.</param>
/// <param name="Coverage">How probable a 90 % interval for an answer on D* makes what is true, where answers are numbers.</param>
/// <param name="Evaluations">Evaluations of f and Prior at a z.</param>
/// <param name="OverEvidence">The objective less log P(D), in nats, where both are known.</param>
/// <param name="Hypotheses">Where all z can be listed.</param>
public sealed record PosteriorScore(
    double RegretD, double RegretDStar, double? Coverage, long Evaluations, double? OverEvidence, Hypotheses? Hypotheses);

/// <summary>What of all possible Z a posterior holds (HypoSpace).</summary>
/// <param name="Valid">Its weight on possible Z.</param>
/// <param name="Distinct">Of its particles, the share that are different Z.</param>
/// <param name="Recovered">How probable it is, after D, that one of its Z is true.</param>
public sealed record Hypotheses(double Valid, double Distinct, double Recovered);
