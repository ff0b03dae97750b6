using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>What is predicted for D and for every set of questions, once for scoring and for writing.</summary>
internal sealed class WorldPredictions
{
    private readonly IWorld _world;
    private readonly Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> _predict;
    private readonly Dictionary<string, IReadOnlyList<Credences>> _sets;

    public WorldPredictions(IWorld world, Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> predict)
    {
        (_world, _predict) = (world, predict);
        _sets = world.Sets.ToDictionary(s => s.Name, s => predict([.. s.Scored.Select(q => q.Question)]));
    }

    /// <summary>The credences for a set's scored questions, in order.</summary>
    public IReadOnlyList<Credences> Of(QuestionSet set) => _sets[set.Name];

    /// <summary>A line for each example of D, then for each scored question of every set.</summary>
    /// <param name="name">The world's name within the run.</param>
    public IReadOnlyList<StoredPrediction> Lines(string name)
    {
        // Examples of D repeat; each x is predicted once.
        Question[] seen = [.. _world.Observed.Select(o => o.Question).DistinctBy(q => q.Id)];
        var credences = seen.Zip(_predict(seen)).ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal);
        return
        [
            .. _world.Observed.Select(o => Line(name, StoredPrediction.Observed, o.Question, 1.0 / _world.Observed.Count, credences[o.Question.Id], o.Answer)),
            .. _world.Sets.SelectMany(set => set.Scored.Zip(Of(set), (s, c) => Line(name, set.Name, s.Question, s.Weight, c, Recorded(s.Question)))),
        ];
    }

    private StoredPrediction Line(string name, string set, Question question, double weight, Credences credences, int? label) => new(
        StoredPrediction.CurrentSchema,
        name,
        set,
        question.Id,
        question.Text,
        weight,
        credences.Values,
        label,
        _world.Key.KnowsTruth ? _world.Key.Target(question).Values : null);

    /// <summary>The answer that a real world's record holds; where the true conditional is known, no single answer is true.</summary>
    private int? Recorded(Question question) => _world.Key.KnowsTruth ? null : _world.Key.Target(question).Choice;
}
