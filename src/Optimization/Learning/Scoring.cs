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
            Question[] questions = [.. set.Scored.Select(s => s.Question)];
            var own = new SortedDictionary<string, double?>(StringComparer.Ordinal)
            {
                ["bayes"] = Nll(world.Key, set, world.Key.Bayes(questions)),
                ["ltp"] = Nll(world.Key, set, learned(set)),
                ["direct"] = Nll(world.Key, set, direct(questions)),
                ["truth"] = world.Key.KnowsTruth ? Nll(world.Key, set, [.. questions.Select(world.Key.Target)]) : null,
            };
            foreach (var other in world.Key.OtherPredictions)
            {
                own[other.Name] = Nll(world.Key, set, other.Predict(questions));
            }

            scores[set.Name] = own;
        }

        return scores;
    }
}
