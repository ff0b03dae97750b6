using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>
/// The sums behind a group's statistics, gathered in one pass over its judgements and one over its debates. It serves one group
/// after another, because new memory for each would be most of what an analysis needs.
/// </summary>
internal sealed class GroupSums
{
    private readonly Dictionary<int, int> _questions = [];

    /// <summary>How many questions the debates are about.</summary>
    public int Questions { get; private set; }

    /// <summary>(sum, count) by question, for each of <see cref="JudgementStatistics.Means"/>.</summary>
    public ClusterSums[] Means { get; } = Sums(JudgementStatistics.Means.Length, 2);

    /// <summary>(sum, count) of the one and of the other, for each of <see cref="JudgementStatistics.Differences"/>.</summary>
    public ClusterSums[] Differences { get; } = Sums(JudgementStatistics.Differences.Length, 4);

    /// <summary>(sum, count) by question, for each of <see cref="DebateStatistics.Ratios"/>.</summary>
    public ClusterSums[] Ratios { get; } = Sums(DebateStatistics.Ratios.Length, 2);

    /// <summary>What debaters scored.</summary>
    public DebaterScores Scores { get; } = new();

    /// <summary>Verdicts that changed with the order.</summary>
    public ClusterSums FlipsWithOrder { get; } = new(2);

    /// <summary>Verdicts that changed with the sides.</summary>
    public ClusterSums FlipsWithSwap { get; } = new(2);

    /// <summary>Credence against truth.</summary>
    public CalibrationAnalysis Calibration { get; } = new();

    /// <summary>Credence by round.</summary>
    public StageTable Stages { get; } = new();

    /// <summary>Forgets the last group and gathers the sums of another.</summary>
    /// <param name="members">The group.</param>
    /// <param name="debates">Its debates.</param>
    public void Gather(JudgementGroup members, List<JudgedDebate> debates)
    {
        _questions.Clear();
        debates.ForEach(d => _questions.TryAdd(d.Question, _questions.Count));
        Questions = _questions.Count;
        members.Earlier.ForEach(j => _questions.TryAdd(j.Debate.Question, _questions.Count));

        Clear();
        debates.ForEach(d => Add(d, _questions[d.Question]));
        members.Judgements.ForEach(j => Add(j, _questions[j.Debate.Question]));
        members.Earlier.ForEach(j => Stages.Add(j, _questions[j.Debate.Question]));
        Add(FlipsWithOrder, Flips.OfOrder(members.Judgements));
        Add(FlipsWithSwap, Flips.OfSwap(members.Judgements));
    }

    private void Clear()
    {
        Array.ForEach([.. Means, .. Differences, .. Ratios, FlipsWithOrder, FlipsWithSwap], sums => sums.Clear(_questions.Count));
        Scores.Clear(_questions.Count);
        Calibration.Clear(_questions.Count);
        Stages.Clear(_questions.Count);
    }

    private void Add(ScoredJudgement judgement, int question)
    {
        for (var i = 0; i < Means.Length; i++)
        {
            if (JudgementStatistics.Means[i].Of(judgement) is { } value)
            {
                Means[i].Add(question, value);
            }
        }

        for (var i = 0; i < Differences.Length; i++)
        {
            if (judgement.Right is { } right && JudgementStatistics.Differences[i].IsFirst(judgement) is { } isFirst)
            {
                Differences[i].AddTo(question, isFirst ? 0 : 2, right ? 1 : 0);
            }
        }

        Scores.Add(judgement, question);
        Calibration.Add(judgement, question);
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

    private void Add(ClusterSums sums, IEnumerable<(JudgedDebate Debate, bool Flipped)> pairs)
    {
        foreach (var (debate, flipped) in pairs)
        {
            sums.Add(_questions[debate.Question], flipped ? 1 : 0);
        }
    }

    private static ClusterSums[] Sums(int count, int width) => [.. Enumerable.Range(0, count).Select(_ => new ClusterSums(width))];
}
