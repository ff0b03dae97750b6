using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How strong debaters are, from the verdicts between them.</summary>
internal static class DebaterRanking
{
    private const int MostDebaters = 100;
    private const double Z = 1.959963984540054;

    /// <summary>One meeting, half won: enough for strengths to be finite, and less than any debater's own verdicts.</summary>
    private const double Penalty = 1;

    private static readonly DebaterScores None = new();

    /// <summary>The ratings, by the verdicts that count; null where no two different debaters met.</summary>
    public static RatingResult? Of(Corpus corpus, Func<ScoredJudgement, bool> counts, Seed seed)
    {
        ScoredJudgement[] verdicts = [.. corpus.Debates.SelectMany(d => d.Judgements).Where(j => j.IsFinal && counts(j))];
        ScoredJudgement[] met = [.. verdicts.Where(j => j.Debate.IsContested && j.AWins is not null)];
        if (!met.Any(j => A(j) != B(j)))
        {
            return null;
        }

        string[] names = [.. met.Select(A).Concat(met.Select(B)).Distinct().Order(StringComparer.Ordinal)];
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
        var part = WinGraph.LargestPart(meetings, names.Length);
        string[] unrated = [.. names.Index().Where(n => !part.Contains(n.Index)).Select(n => n.Item)];
        string[] rated = [.. part.Select(i => names[i])];
        var place = part.Index().ToDictionary(p => p.Item, p => p.Index);
        Meeting[] among = [.. meetings.Where(m => place.ContainsKey(m.A)).Select(m => m with { A = place[m.A], B = place[m.B] })];
        var (fit, penalty) = (BradleyTerry.Fit(among, rated), 0.0);
        if (fit.Why is not null && rated.Length > 1)
        {
            corpus.Notes.Add(FormattableString.Invariant($"Ratings are penalised, as {fit.Why}: each debater, and side A, is given {Penalty:0.#} meeting with an average one, half of it won."));
            (fit, penalty) = (BradleyTerry.Fit(among, rated, Penalty), Penalty);
        }

        if (unrated.Length > 0)
        {
            corpus.Notes.Add($"Ratings are of the largest set of debaters who met, directly or through others; not rated: {string.Join(", ", unrated)}.");
        }

        var scores = Scores(verdicts);
        return new(
            [.. rated.Select((name, i) => Rating(name, i, fit, among, scores.GetValueOrDefault(name, None), seed.For(name)))],
            Coefficient(fit, rated.Length, among.Length),
            fit.Covariance?.ToRowArrays(),
            fit.Why)
        {
            Penalty = penalty,
            Unrated = unrated,
        };
    }

    private static Dictionary<string, DebaterScores> Scores(ScoredJudgement[] verdicts)
    {
        var scores = new Dictionary<string, DebaterScores>(StringComparer.Ordinal);
        foreach (var verdict in verdicts)
        {
            foreach (var (debater, honest, score) in DebaterScores.Of(verdict))
            {
                if (!scores.TryGetValue(debater, out var own))
                {
                    own = scores[debater] = new();
                }

                own.Add(verdict.Debate.Question, honest, score);
            }
        }

        return scores;
    }

    private static DebaterRating Rating(
        string name, int player, BradleyTerry fit, Meeting[] meetings, DebaterScores scores, Seed seed)
    {
        var (won, others) = (0L, 0L);
        foreach (var m in meetings.Where(m => m.A != m.B && (m.A == player || m.B == player)))
        {
            won += m.AWins == (m.A == player) ? 1 : 0;
            others++;
        }

        return new(
            name,
            won,
            Coefficient(fit, player, others),
            scores.ForTruth(seed.For("for")),
            scores.AgainstTruth(seed.For("against")),
            scores.Difference(seed.For("difference")));
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
