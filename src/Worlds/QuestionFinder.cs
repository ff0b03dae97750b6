using LearningThePrior.Debate;

namespace LearningThePrior.Worlds;

/// <summary>Finds a world's questions again by their ids, as a stored debate names them.</summary>
/// <param name="world">The world.</param>
public sealed class QuestionFinder(IWorld world)
{
    private readonly Lazy<Dictionary<string, (Question Question, string Set)>> _known = new(() => Known(world));

    /// <summary>The question of that id and the name of the set that it belongs to; null where it cannot be made again.</summary>
    /// <remarks>
    /// D's own examples, and what they are read as, belong to D's set. Debaters and judges know a question by no more than its id
    /// says; f may (the encyclopedia's tells a share beside the count that it stands for).
    /// </remarks>
    public (Question Question, string Set)? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_known.Value.TryGetValue(id, out var known))
        {
            return known;
        }

        foreach (var set in world.Sets)
        {
            if (set.Find?.Invoke(id) is { } found)
            {
                return (found, set.Name);
            }
        }

        return null;
    }

    private static Dictionary<string, (Question Question, string Set)> Known(IWorld world)
    {
        var known = new Dictionary<string, (Question, string)>(StringComparer.Ordinal);
        foreach (var set in world.Sets)
        {
            foreach (var (question, _) in set.Scored)
            {
                known.TryAdd(question.Id, (question, set.Name));
            }
        }

        foreach (var example in world.Observed.Concat(world.Evidence))
        {
            known.TryAdd(example.Question.Id, (example.Question, world.Sets[0].Name));
        }

        return known;
    }
}
