using LearningThePrior.Analysis.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The sums behind a group's statistics, gathered in one pass over its judgements and one over its debates.</summary>
internal sealed class GroupSums
{
    private readonly Dictionary<int, int> _questions = [];

    /// <summary>Gathers them.</summary>
    /// <param name="members">The group.</param>
    /// <param name="debates">Its debates.</param>
    public GroupSums(JudgementGroup members, List<JudgedDebate> debates)
    {
        foreach (var debate in debates)
        {
            _questions.TryAdd(debate.Question, _questions.Count);
        }

        Means = Pairs(JudgementStatistics.Means.Length);
        Ratios = Pairs(DebateStatistics.Ratios.Length);
        (ForTruth, AgainstTruth, FlipsWithOrder, FlipsWithSwap) = (Pair(), Pair(), Pair(), Pair());
        foreach (var judgement in members.Judgements)
        {
            Add(judgement, Cluster(judgement.Debate));
        }

        foreach (var debate in debates)
        {
            Add(debate, Cluster(debate));
        }

        Gather(FlipsWithOrder, Flips.OfOrder(members.Judgements));
        Gather(FlipsWithSwap, Flips.OfSwap(members.Judgements));
    }

    /// <summary>How many questions there are.</summary>
    public int Questions => _questions.Count;

    /// <summary>(sum, count) by question, for each of <see cref="JudgementStatistics.Means"/>.</summary>
    public ClusterSums[] Means { get; }

    /// <summary>The same for each of <see cref="DebateStatistics.Ratios"/>.</summary>
    public ClusterSums[] Ratios { get; }

    /// <summary>Scores of debaters who argued for the truth.</summary>
    public ClusterSums ForTruth { get; }

    /// <summary>Scores of debaters who argued against it.</summary>
    public ClusterSums AgainstTruth { get; }

    /// <summary>Verdicts that changed with the order.</summary>
    public ClusterSums FlipsWithOrder { get; }

    /// <summary>Verdicts that changed with the sides.</summary>
    public ClusterSums FlipsWithSwap { get; }

    /// <summary>The number of a debate's question within the group, from 0.</summary>
    public int Cluster(JudgedDebate debate) => _questions[debate.Question];

    private void Add(ScoredJudgement judgement, int question)
    {
        for (var i = 0; i < Means.Length; i++)
        {
            if (JudgementStatistics.Means[i].Of(judgement) is { } value)
            {
                Means[i].Add(question, value);
            }
        }

        foreach (var (_, honest, score) in JudgementStatistics.Scores(judgement))
        {
            (honest ? ForTruth : AgainstTruth).Add(question, score);
        }
    }

    private void Add(JudgedDebate debate, int question)
    {
        for (var i = 0; i < Ratios.Length; i++)
        {
            if (DebateStatistics.Ratios[i].Of(debate) is var (sum, count) && count > 0)
            {
                Ratios[i].Add(question, sum, count);
            }
        }
    }

    private void Gather(ClusterSums sums, IEnumerable<(JudgedDebate Debate, bool Flipped)> pairs)
    {
        foreach (var (debate, flipped) in pairs)
        {
            sums.Add(Cluster(debate), flipped ? 1 : 0);
        }
    }

    private ClusterSums Pair() => new(2, _questions.Count);

    private ClusterSums[] Pairs(int count) => [.. Enumerable.Range(0, count).Select(_ => Pair())];
}
