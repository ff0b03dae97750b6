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
        var scores = verdicts.SelectMany(j => JudgementStatistics.Scores(j).Select(s => (s.Debater, Score: (j.Debate.Question, s.Honest, s.Score))))
            .ToLookup(s => s.Debater, s => s.Score);
        return new(
            [.. names.Select((name, i) => Rating(name, i, fit, meetings, scores[name], seed.For(name)))],
            Coefficient(fit, names.Length, meetings.Length),
            fit.Covariance?.ToRowArrays(),
            fit.Why);
    }

    private static DebaterRating Rating(
        string name, int player, BradleyTerry fit, Meeting[] meetings, IEnumerable<(int Question, bool Honest, double Score)> scores, Seed seed)
    {
        var others = Array.FindAll(meetings, m => m.A != m.B && (m.A == player || m.B == player));
        ClusterSums truth = new(2), against = new(2);
        foreach (var (question, honest, score) in scores)
        {
            (honest ? truth : against).Add(question, score);
        }

        return new(
            name,
            others.LongCount(m => m.AWins == (m.A == player)),
            Coefficient(fit, player, others.Length),
            Clustered.Ratio(truth, share: false, "never argued for the truth", seed.For("for")),
            Clustered.Ratio(against, share: false, "never argued against the truth", seed.For("against")),
            Clustered.Difference(truth.Beside(against), "argued on one side of the truth only", seed.For("difference")));
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
