using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How verdicts change when one thing is done to the debates.</summary>
internal static class VerdictShifts
{
    /// <summary>A row for everything that was done to at least one debate before this judge.</summary>
    public static IReadOnlyList<VerdictShift> Of(string judge, IReadOnlyList<ValidityCase> cases, Seed seed)
    {
        IEnumerable<TestedVerdict> Verdicts(ValidityCase c, string test, string? attack = null) =>
            c.Of(judge, test).Where(v => v.Attack == attack && !v.IsMirrored);
        List<(string Test, string? Attack, Func<ValidityCase, IEnumerable<TestedVerdict>> Now)> all =
        [
            ("retest", null, c => Verdicts(c, "retest")),
            ("mirrored", null, c => c.Of(judge, "as_played").Where(v => v.IsMirrored)),
            ("relisted", null, c => Verdicts(c, "relisted")),
            ("challenge", null, c => Verdicts(c, "challenge")),
            ("placebo", null, c => Verdicts(c, "placebo")),
            ("persuader", null, c => Verdicts(c, "persuader")),
            .. cases.SelectMany(c => c.Of(judge, "attack")).Select(v => v.Attack ?? "").Distinct().Order(StringComparer.Ordinal)
                .Select(a => ("attack", (string?)a, (Func<ValidityCase, IEnumerable<TestedVerdict>>)(c => Verdicts(c, "attack", a)))),
        ];
        return [.. all.Where(t => cases.Any(c => t.Now(c).Any())).Select(t => Shift(judge, t.Test, t.Attack, cases, t.Now, seed.For(t.Attack ?? t.Test)))];
    }

    private static VerdictShift Shift(
        string judge, string test, string? attack, IReadOnlyList<ValidityCase> cases, Func<ValidityCase, IEnumerable<TestedVerdict>> of, Seed seed)
    {
        var (flipped, undone, right) = (new ClusterSums(2), new ClusterSums(2), new ClusterSums(2));
        foreach (var c in cases)
        {
            if (c.Find(judge, "as_played") is not { Choice: { } before } played)
            {
                continue;
            }

            foreach (var now in of(c))
            {
                flipped.Add(c.Question, now.Choice is { } choice && choice != before ? 1 : 0);
                undone.Add(c.Question, now.Choice is null ? 1 : 0);
                if (c.IsRight(played) is { } was)
                {
                    right.Add(c.Question, (c.IsRight(now) == true ? 1 : 0) - (was ? 1 : 0));
                }
            }
        }

        const string Empty = "no verdict that favours an answer";
        return new(
            test,
            attack,
            Clustered.Ratio(flipped, share: true, Empty, seed.For("flipped")),
            Clustered.Ratio(undone, share: true, Empty, seed.For("undone")),
            Clustered.Ratio(right, share: false, "no verdict whose truth is known", seed.For("accuracy")));
    }
}
