using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How often two choices of an answer, made on each debate, are the same.</summary>
internal sealed class AgreementTable
{
    private readonly ClusterSums _agree = new(2);
    private readonly ClusterSums _table;
    private readonly Seed _seed;

    /// <summary>Counts pairs of choices; a pair of which one is missing is left out.</summary>
    /// <param name="pairs">The question, the choices, and how many answers there are.</param>
    /// <param name="seed">Seeds resampling.</param>
    public AgreementTable(IEnumerable<(int Question, int? First, int? Second, int Answers)> pairs, Seed seed)
    {
        _seed = seed;
        var all = pairs.ToArray();
        var answers = all.Select(p => p.Answers).DefaultIfEmpty(1).Max();
        _table = new(answers * answers);
        foreach (var (question, first, second, _) in all)
        {
            if ((first, second) is ({ } a, { } b))
            {
                _agree.Add(question, a == b ? 1 : 0);
                _table.Of(question)[(a * answers) + b]++;
            }
        }
    }

    /// <summary>Counts two choices of each debate.</summary>
    public AgreementTable(IEnumerable<ValidityCase> cases, Func<ValidityCase, int?> first, Func<ValidityCase, int?> second, Seed seed)
        : this(cases.Select(c => (c.Question, first(c), second(c), c.Debate.Answers.Count)), seed)
    {
    }

    /// <summary>The share of pairs that are the same.</summary>
    public Measured Agreement(string empty) => Clustered.Ratio(_agree, share: true, empty, _seed.For("agreement"));

    /// <summary>The same beyond chance (Cohen 1960).</summary>
    public Measured Kappa =>
        Clustered.Smooth(_table, CohenKappa.Of, _agree.Count == 0 ? 0 : (long)_agree.Total()[1], "both always favour the same answer, or there is no pair", _seed.For("kappa"));
}
