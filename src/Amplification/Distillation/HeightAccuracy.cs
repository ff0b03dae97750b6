using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>The share of right answers, in all and by the height of questions.</summary>
/// <param name="All">Of all questions.</param>
/// <param name="ByHeight">By height, from 1; heights of which no question was asked are missing.</param>
public sealed record HeightAccuracy(double All, IReadOnlyDictionary<int, double> ByHeight)
{
    internal static HeightAccuracy Of(IEnumerable<(ITaskContext Context, Tokens Question, Reply<Tokens> Reply)> answered)
    {
        var right = answered.Select(a => (
            Height: a.Context.HeightOf(a.Question),
            Right: a.Reply.IsKnown && a.Context.IsRight(a.Question, a.Reply.Value) ? 1.0 : 0)).ToList();
        return new(
            right.Average(r => r.Right),
            new SortedDictionary<int, double>(right.GroupBy(r => r.Height).ToDictionary(g => g.Key, g => g.Average(r => r.Right))));
    }

    /// <summary>How right a model is on questions; exact answers score and never train.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asked">Questions, those of one context together.</param>
    /// <param name="teacher">Whether its teacher is asked.</param>
    public static HeightAccuracy Of(IDistilled model, IReadOnlyList<(ITaskContext Context, Tokens Question)> asked, bool teacher)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(asked);
        var groups = asked.GroupBy(a => a.Context).ToList();
        var replies = model.Answer([.. groups.Select(g => new FactQuestions(g.Key.Facts, [.. g.Select(a => a.Question)]))], teacher);
        return Of(groups.SelectMany(g => g).Zip(replies.SelectMany(r => r), (a, reply) => (a.Context, a.Question, reply)));
    }
}
