using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Scores predictions against a world's key, when learning is over.</summary>
public static class Scoring
{
    /// <summary>
    /// Least credence that is scored: a prediction of zero for what happens would make a mean infinite and hide how the
    /// rest did.
    /// </summary>
    public const double Floor = 1e-6;

    /// <summary>Mean NLL over a set's scored questions, in nats per example, under the key's targets.</summary>
    /// <param name="key">The world's key.</param>
    /// <param name="set">Which questions, with weights.</param>
    /// <param name="predictions">One prediction for each scored question, in order.</param>
    public static double Nll(IAnswerKey key, QuestionSet set, IReadOnlyList<Credences> predictions)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predictions);
        var total = 0.0;
        for (var i = 0; i < set.Scored.Count; i++)
        {
            var (question, weight) = set.Scored[i];
            var target = key.Target(question);
            for (var a = 0; a < target.Count; a++)
            {
                total -= target[a] > 0 ? weight * target[a] * Math.Log(Math.Max(predictions[i][a], Floor)) : 0;
            }
        }

        return total;
    }

    /// <summary>The same of whoever predicts when he is asked.</summary>
    /// <param name="world">The world, whose key scores.</param>
    /// <param name="set">One of its sets.</param>
    /// <param name="predict">The credences for questions.</param>
    public static double Nll(IWorld world, QuestionSet set, Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> predict)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predict);
        return Nll(world.Key, set, predict([.. set.Scored.Select(s => s.Question)]));
    }

    /// <summary>NLL of all that is exact on a set: "bayes", each <see cref="IAnswerKey.OtherPredictions"/> by its name, and "truth" where it is known; in that order.</summary>
    /// <param name="world">The world.</param>
    /// <param name="set">One of its sets.</param>
    public static IReadOnlyList<(string Name, double Nll)> Exact(IWorld world, QuestionSet set)
    {
        ArgumentNullException.ThrowIfNull(world);
        var key = world.Key;
        return
        [
            ("bayes", Nll(world, set, key.Bayes)),
            .. key.OtherPredictions.Select(p => (p.Name, Nll(world, set, p.Predict))),
            .. key.KnowsTruth ? [("truth", Nll(world, set, questions => [.. questions.Select(key.Target)]))] : Array.Empty<(string, double)>(),
        ];
    }

    /// <summary>NLL of Bayes, the learned prior, the direct fit, (where known) the truth and what else exact inference predicts, on every set of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="learned">The learned prior's credences for a set's scored questions.</param>
    /// <param name="direct">The direct fit's credences for questions.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> All(
        IWorld world,
        Func<QuestionSet, IReadOnlyList<Credences>> learned,
        Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> direct)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(direct);
        var scores = new SortedDictionary<string, IReadOnlyDictionary<string, double?>>(StringComparer.Ordinal);
        foreach (var set in world.Sets)
        {
            var own = new SortedDictionary<string, double?>(StringComparer.Ordinal)
            {
                ["ltp"] = Nll(world.Key, set, learned(set)),
                ["direct"] = Nll(world, set, direct),
                ["truth"] = null,
            };
            foreach (var (name, nll) in Exact(world, set))
            {
                own[name] = nll;
            }

            scores[set.Name] = own;
        }

        return scores;
    }
}
