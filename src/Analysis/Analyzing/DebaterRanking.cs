using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How strong debaters are, from the verdicts between them.</summary>
internal static class DebaterRanking
{
    private const int MostDebaters = 100;
    private const double Z = 1.959963984540054;

    /// <summary>The ratings; null where no two different debaters met.</summary>
    public static RatingResult? Of(Corpus corpus, Seed seed)
    {
        ScoredJudgement[] verdicts = [.. corpus.Debates.SelectMany(d => d.Judgements).Where(j => j.IsFinal)];
        ScoredJudgement[] met = [.. verdicts.Where(j => j.Debate.IsContested && j.AWins is not null)];
        if (!met.Any(j => A(j) != B(j)))
        {
            return null;
        }

        string[] names = [.. met.SelectMany(j => new[] { A(j), B(j) }).Distinct().Order(StringComparer.Ordinal)];
        if (names.Length > MostDebaters)
        {
            corpus.Notes.Add($"Debaters are not rated: {names.Length} are too many, {MostDebaters} are the most.");
            return null;
        }

        var number = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        Meeting[] meetings =
        [
            .. from j in met
               let a = number[j.IsMirrored ? B(j) : A(j)]
               let b = number[j.IsMirrored ? A(j) : B(j)]
               select new Meeting(a, b, j.SeenAWins!.Value, j.Debate.Question),
        ];
        var fit = BradleyTerry.Fit(meetings, names);
        var scores = Scores(verdicts);
        return new(
            [.. names.Select((name, i) => Rating(name, i, fit, meetings, scores.TryGetValue(name, out var own) ? own : (new(2), new(2)), seed.For(name)))],
            Coefficient(fit, names.Length, meetings.Length),
            fit.Covariance?.ToRowArrays(),
            fit.Why);
    }

    private static Dictionary<string, (ClusterSums Truth, ClusterSums Against)> Scores(ScoredJudgement[] verdicts)
    {
        var sums = new Dictionary<string, (ClusterSums Truth, ClusterSums Against)>(StringComparer.Ordinal);
        foreach (var verdict in verdicts)
        {
            foreach (var (debater, honest, score) in JudgementStatistics.Scores(verdict))
            {
                var (truth, against) = sums.TryGetValue(debater, out var own) ? own : sums[debater] = (new(2), new(2));
                (honest ? truth : against).Add(verdict.Debate.Question, score);
            }
        }

        return sums;
    }

    private static DebaterRating Rating(
        string name, int player, BradleyTerry fit, Meeting[] meetings, (ClusterSums Truth, ClusterSums Against) scores, Seed seed)
    {
        var others = Array.FindAll(meetings, m => m.A != m.B && (m.A == player || m.B == player));
        return new(
            name,
            others.LongCount(m => m.AWins == (m.A == player)),
            Coefficient(fit, player, others.Length),
            Clustered.Ratio(scores.Truth, share: false, "never argued for the truth", seed.For("for")),
            Clustered.Ratio(scores.Against, share: false, "never argued against the truth", seed.For("against")),
            Clustered.Difference(scores.Truth.Beside(scores.Against), "argued on one side of the truth only", seed.For("difference")));
    }

    private static Measured Coefficient(BradleyTerry fit, int index, long n)
    {
        if (fit.Why is { } why)
        {
            return Measured.None(n, why);
        }

        var value = index == fit.Strengths.Count ? fit.SideA : fit.Strengths[index];
        if (fit.Covariance is null)
        {
            return Measured.Alone(value, n, "no interval: there are no more questions than debaters");
        }

        var half = Z * Math.Sqrt(fit.Covariance[index, index]);
        return Measured.Between(value, value - half, value + half, n);
    }

    private static string A(ScoredJudgement judgement) => judgement.Debate.Row.A!.Debater!;

    private static string B(ScoredJudgement judgement) => judgement.Debate.Row.B!.Debater!;
}
