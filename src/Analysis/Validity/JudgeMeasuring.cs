using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using static LearningThePrior.Analysis.Validity.ValidityMeasures;

namespace LearningThePrior.Analysis.Validity;

/// <summary>The measures of one judge on some debates.</summary>
/// <param name="judge">The judge.</param>
/// <param name="critic">Who was asked alone; null for nobody.</param>
/// <param name="error">For conformal abstention.</param>
/// <param name="cases">The debates.</param>
/// <param name="seed">Seeds resampling.</param>
internal sealed class JudgeMeasuring(string judge, string? critic, double error, IReadOnlyList<ValidityCase> cases, Seed seed)
{
    private const string NoVerdict = "no verdict whose truth is known";

    /// <summary>All of them.</summary>
    public JudgeValidity Of(string? protocol)
    {
        var surface = SurfaceFloor.Of(judge, cases);
        var measures = new OrderedDictionary<string, Measured>(StringComparer.Ordinal)
        {
            [Accuracy] = Share(Accuracy, Debated, NoVerdict),
        };
        AgreementTable truth = new(cases, c => c.Truth, c => Played(c)?.Choice, seed.For("truth")), retest = new(Again(), seed.For("retest"));
        measures[Agreement] = truth.Agreement(NoVerdict);
        measures[Kappa] = truth.Kappa;
        measures[RetestAgreement] = retest.Agreement("no debate on which the judge favoured an answer both times");
        measures[RetestKappa] = retest.Kappa;
        measures[OrdersAgree] = Share(OrdersAgree, c => Orders(c) is { Length: > 1 } orders ? orders.All(o => o == orders[0]) : null, "no debate judged in several orders with an answer favoured in all");
        measures[OrdersAlpha] = Alpha();
        measures[AnyAttack] = Share(AnyAttack, c => Played(c)?.Choice is { } choice && c.Of(judge, "attack").ToArray() is { Length: > 0 } attacks ? attacks.Any(a => a.Choice is { } now && now != choice) : null, "nothing was attacked");
        measures[FloorOfVerdicts] = SurfaceFloor.Worst(surface.Select(s => s.Verdicts));
        measures[FloorOfTruth] = SurfaceFloor.Worst(surface.Select(s => s.Truth));
        measures[Verification] = Verified();
        measures[AccuracyAlone] = Share(AccuracyAlone, Alone, "the judge was not asked alone, or the truth is not known");
        measures[CriticAccuracy] = Share(CriticAccuracy, CriticAlone, "no critic was asked");
        measures[CriticGap] = Paired(CriticGap, CriticAlone, Alone, "no critic was asked");
        measures[DebateGain] = Paired(DebateGain, Debated, Alone, "the judge was not asked alone, or the truth is not known");
        measures[GapRecovered] = Recovered();
        foreach (var (name, measured) in new ErrorCorrection(judge, cases, seed.For("errors")).Measures().Concat(new ConformalAbstention(judge, cases, error, seed.For("conformal")).Measures()))
        {
            measures[name] = measured;
        }

        return new(
            judge,
            protocol,
            cases.Count,
            cases.Select(c => c.Question).Distinct().Count(),
            measures,
            VerdictShifts.Of(judge, cases, seed.For("shifts")),
            surface,
            Others());
    }

    private TestedVerdict? Played(ValidityCase @case) => @case.Find(judge, "as_played");

    private bool? Debated(ValidityCase @case) => @case.IsRight(Played(@case));

    private bool? Alone(ValidityCase @case) => @case.IsRight(@case.Find(judge, "alone"));

    private bool? CriticAlone(ValidityCase @case) => critic is null ? null : @case.IsRight(@case.Find(critic, "alone"));

    private IEnumerable<TestedVerdict> InAllOrders(ValidityCase @case) => @case.Of(judge, "as_played").Concat(@case.Of(judge, "relisted"));

    private IEnumerable<(int Question, int? First, int? Second, int Answers)> Again() =>
        from c in cases
        from again in c.Of(judge, "retest")
        select (c.Question, Played(c)?.Choice, again.Choice, c.Debate.Answers.Count);

    /// <summary>The answers favoured in the orders; nothing where one of them favours none.</summary>
    private int[] Orders(ValidityCase @case)
    {
        int?[] choices = [.. InAllOrders(@case).Select(v => v.Choice)];
        return choices.Contains(null) ? [] : [.. choices.OfType<int>()];
    }

    private Measured Alpha()
    {
        var sums = new ClusterSums(KrippendorffAlpha.NominalWidth(cases.Select(c => c.Debate.Answers.Count).DefaultIfEmpty().Max()));
        var paired = 0L;
        foreach (var c in cases)
        {
            int[] choices = [.. InAllOrders(c).Select(v => v.Choice).OfType<int>()];
            KrippendorffAlpha.AddNominal(sums.Of(c.Question), choices);
            paired += choices.Length > 1 ? 1 : 0;
        }

        return Clustered.Smooth(sums, KrippendorffAlpha.Nominal, paired, "no debate judged in two orders, or all verdicts are the same", seed.For(OrdersAlpha));
    }

    private Measured Verified()
    {
        var sums = new ClusterSums(2);
        foreach (var c in cases)
        {
            var cited = c.Debate.Turns.SelectMany(t => t.Citations).Select(s => s.Address).ToHashSet(StringComparer.Ordinal);
            if (cited.Count > 0 && Played(c)?.Read is { } read)
            {
                sums.Add(c.Question, cited.Count(read.Contains), cited.Count);
            }
        }

        return Clustered.Ratio(sums, share: true, "nothing was cited, or what the judge read is not known", seed.For(Verification));
    }

    private Measured Recovered()
    {
        var sums = new ClusterSums(3);
        foreach (var c in cases)
        {
            if ((CriticAlone(c), Alone(c), Debated(c)) is ({ } knows, { } alone, { } debated))
            {
                var own = sums.Of(c.Question);
                own[0] += (debated ? 1 : 0) - (alone ? 1 : 0);
                own[1] += (knows ? 1 : 0) - (alone ? 1 : 0);
                own[2]++;
            }
        }

        var n = (long)(sums.Count == 0 ? 0 : sums.Total()[2]);
        return Clustered.Smooth(sums, static s => s[1] > 0 ? s[0] / s[1] : null, n, critic is null ? "no critic was asked" : "the critic is no better than the judge alone", seed.For(GapRecovered));
    }

    private Measured Share(string name, Func<ValidityCase, bool?> of, string empty)
    {
        var sums = new ClusterSums(2);
        foreach (var c in cases)
        {
            if (of(c) is { } holds)
            {
                sums.Add(c.Question, holds ? 1 : 0);
            }
        }

        return Clustered.Ratio(sums, share: true, empty, seed.For(name));
    }

    private Measured Paired(string name, Func<ValidityCase, bool?> first, Func<ValidityCase, bool?> second, string empty)
    {
        var sums = new ClusterSums(2);
        foreach (var c in cases)
        {
            if ((first(c), second(c)) is ({ } a, { } b))
            {
                sums.Add(c.Question, (a ? 1 : 0) - (b ? 1 : 0));
            }
        }

        return Clustered.Ratio(sums, share: false, empty, seed.For(name));
    }

    private OtherJudge[] Others() =>
    [
        .. from other in cases.SelectMany(c => c.Judges).Where(j => j != judge).Distinct().Order(StringComparer.Ordinal)
           let table = new AgreementTable(cases, c => Played(c)?.Choice, c => c.Find(other, "as_played")?.Choice, seed.For("other").For(other))
           let agreement = table.Agreement("no debate on which both favour an answer")
           where agreement.N > 0
           select new OtherJudge(other, agreement, table.Kappa),
    ];
}
