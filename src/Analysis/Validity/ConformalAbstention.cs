using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using static LearningThePrior.Analysis.Validity.ValidityMeasures;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How a judge would do that abstains unless its conformal set at a chosen error holds one answer; each half of the questions is decided by a threshold fitted on the other half.</summary>
internal sealed class ConformalAbstention(string judge, IReadOnlyList<ValidityCase> cases, double error, Seed seed)
{
    private const string Empty = "no credences where one answer is true";

    public IEnumerable<(string Name, Measured Measured)> Measures()
    {
        var scored = cases
            .Select(c => (Case: c, Credences: c.Find(judge, "as_played")?.Credences, c.Truth))
            .Where(s => s.Credences is not null && s.Truth is not null)
            .ToArray();
        ConformalSets[] byHalf =
        [
            .. Enumerable.Range(0, 2).Select(half => ConformalSets.Fit(scored.Where(s => s.Case.Question % 2 != half).Select(s => s.Credences![s.Truth!.Value]), error)),
        ];
        var (decided, missed, wrong) = (new ClusterSums(2), new ClusterSums(2), new ClusterSums(2));
        foreach (var (c, credences, truth) in scored)
        {
            var sets = byHalf[c.Question % 2];
            var choice = sets.Decide(credences!);
            decided.Add(c.Question, choice is null ? 0 : 1);
            missed.Add(c.Question, sets.Holds(credences![truth!.Value]) ? 0 : 1);
            if (choice is { } answer)
            {
                wrong.Add(c.Question, answer == truth ? 0 : 1);
            }
        }

        yield return (ConformalDecided, Clustered.Ratio(decided, share: true, Empty, seed.For(ConformalDecided)));
        yield return (ConformalMissed, Clustered.Ratio(missed, share: true, Empty, seed.For(ConformalMissed)));
        yield return (ConformalError, Clustered.Ratio(wrong, share: true, "nothing is decided at this error", seed.For(ConformalError)));
    }
}
