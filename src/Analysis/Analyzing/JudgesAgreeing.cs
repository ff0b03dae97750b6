using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Agreement between judges on the verdicts that they gave on the same debate in the same order.</summary>
internal sealed class JudgesAgreeing
{
    private const int MostJudges = 12;
    private const string NothingShared = "no debate on which two judges favoured an answer, or all favoured the same";

    private readonly Dictionary<JudgeId, string> _names;
    private readonly Dictionary<string, int> _judges;
    private readonly int _answers;
    private readonly List<(int Question, ScoredJudgement[] Verdicts)> _units;
    private readonly Seed _seed;

    private JudgesAgreeing(Corpus corpus, bool withCopies, Seed seed)
    {
        _seed = seed;
        _names = Names([.. corpus.Debates.SelectMany(d => d.Judgements).Where(j => j.IsFinal).Select(j => j.By).Distinct<JudgeId>(ReferenceEqualityComparer.Instance)]);
        _units =
        [
            .. from debate in corpus.Debates
               from order in debate.Judgements.Where(j => j.IsFinal && (withCopies || !j.IsCopy)).GroupBy(j => j.IsMirrored)
               where order.Count() > 1
               select (debate.Question, order.OrderBy(Name, StringComparer.Ordinal).ToArray()),
        ];
        _judges = _names.Values
            .Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(j => j.Item, j => j.Index, StringComparer.Ordinal);
        _answers = corpus.Debates.Select(d => d.Row.Answers.Length).DefaultIfEmpty().Max();
    }

    /// <summary>All judges together, and each pair.</summary>
    /// <param name="corpus">What was read.</param>
    /// <param name="withCopies">Whether mirrored copies count too, each order as a debate of its own.</param>
    /// <param name="seed">Seeds resampling.</param>
    public static AgreementResult Of(Corpus corpus, bool withCopies, Seed seed)
    {
        var agreeing = new JudgesAgreeing(corpus, withCopies, seed);
        string[] judges = [.. agreeing._judges.Keys];
        if (judges.Length > MostJudges)
        {
            corpus.Notes.Add($"Judges are not compared in pairs: {judges.Length} are too many, {MostJudges} are the most.");
        }

        var pairs = judges.Length > MostJudges
            ? []
            : from i in Enumerable.Range(0, judges.Length)
              from j in Enumerable.Range(i + 1, judges.Length - i - 1)
              select agreeing.Pair(judges[i], judges[j]);
        return new(
            judges,
            agreeing.AlphaChoice(agreeing._units, seed.For("alpha_choice")),
            AlphaCredence(agreeing._units, seed.For("alpha_credence")),
            [.. pairs.Where(p => p.Debates > 0)]);
    }

    /// <summary>What judges are called: by their kinds too where one name is of several.</summary>
    private static Dictionary<JudgeId, string> Names(JudgeId[] judges)
    {
        string Kind(JudgeId judge) => JudgeKinds.Of(judge, isCopy: false);
        var several = judges.GroupBy(j => j.Name).Where(g => g.Select(Kind).Distinct().Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return judges.ToDictionary<JudgeId, JudgeId, string>(j => j, j => several.Contains(j.Name) ? $"{j.Name} ({Kind(j)})" : j.Name, ReferenceEqualityComparer.Instance);
    }

    private string Name(ScoredJudgement judgement) => _names[judgement.By];

    private JudgePair Pair(string first, string second)
    {
        List<(int Question, ScoredJudgement[] Verdicts)> units =
        [
            .. from unit in _units
               let both = Array.FindAll(unit.Verdicts, v => Name(v) == first || Name(v) == second)
               where both.Length == 2
               select (unit.Question, both),
        ];
        var seed = _seed.For($"{_judges[first]} and {_judges[second]}");
        var (agree, table) = (new ClusterSums(2), new ClusterSums(_answers * _answers));
        foreach (var (question, verdicts) in units)
        {
            if ((verdicts[0].Choice, verdicts[1].Choice) is ({ } a, { } b))
            {
                table.Of(question)[(a * _answers) + b]++;
                agree.Add(question, a == b ? 1 : 0);
            }
        }

        return new(
            first,
            second,
            units.Count,
            Clustered.Ratio(agree, share: true, "no debate on which both favour an answer", seed.For("agree")),
            Clustered.Smooth(table, CohenKappa.Of, (long)agree.Total()[1], "both always favour the same answer, or never one", seed.For("kappa")),
            AlphaChoice(units, seed.For("alpha_choice")),
            AlphaCredence(units, seed.For("alpha_credence")));
    }

    private Measured AlphaChoice(List<(int Question, ScoredJudgement[] Verdicts)> units, Seed seed)
    {
        var sums = new ClusterSums(KrippendorffAlpha.NominalWidth(_answers));
        var paired = 0L;
        foreach (var (question, verdicts) in units)
        {
            int[] choices = [.. verdicts.Where(v => v.Choice is not null).Select(v => v.Choice!.Value)];
            KrippendorffAlpha.AddNominal(sums.Of(question), choices);
            paired += choices.Length > 1 ? 1 : 0;
        }

        return Clustered.Smooth(sums, KrippendorffAlpha.Nominal, paired, NothingShared, seed);
    }

    private static Measured AlphaCredence(List<(int Question, ScoredJudgement[] Verdicts)> units, Seed seed)
    {
        var sums = new ClusterSums(KrippendorffAlpha.IntervalWidth);
        var paired = 0L;
        foreach (var (question, verdicts) in units)
        {
            double[] credences = [.. verdicts.Where(v => v.First is not null).Select(v => v.First!.Value)];
            KrippendorffAlpha.AddInterval(sums.Of(question), credences);
            paired += credences.Length > 1 ? 1 : 0;
        }

        return Clustered.Smooth(sums, KrippendorffAlpha.Interval, paired, "no debate on which two judges decided, or all credences are equal", seed);
    }
}
