using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Validity;

/// <summary>Analyses a run of <c>ltp validate</c>, with no model and no network: <c>await ValidityAnalysis.OfAsync("runs/validate-1")</c>.</summary>
public static class ValidityAnalysis
{
    /// <summary>The error that conformal abstention is shown at unless told otherwise.</summary>
    public const double DefaultError = .1;

    /// <summary>Reads the run and computes every measure of every judge, for all debates and by protocol.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="error">How often a conformal set may leave out the truth, above 0 and below 1.</param>
    /// <param name="seed">Seeds resampling.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">It is no run of a validation.</exception>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public static async Task<ValidityResult> OfAsync(string folder, double error = DefaultError, Seed? seed = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(error);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(error, 1);
        var read = await ValidityCases.ReadAsync(StoredRun.Open(folder), cancellationToken);
        var root = seed ?? new Seed(1);
        List<JudgeValidity> judges = [];
        List<JudgeContrast> ladder = [];
        var protocols = read.Cases.Select(c => c.Protocol).Distinct().Order(StringComparer.Ordinal).ToArray();
        string?[] groups = protocols.Length > 1 ? [null, .. protocols] : [null];
        foreach (var protocol in groups)
        {
            var cases = protocol is null ? read.Cases : [.. read.Cases.Where(c => c.Protocol == protocol)];
            foreach (var judge in read.Judges)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var own = root.For($"{judge} on {protocol ?? "all"}");
                judges.Add(new JudgeMeasuring(judge, read.Critic, error, cases, own).Of(protocol));
                if (judge != read.Judges[0])
                {
                    ladder.Add(JudgeContrasting.Of(judge, read.Judges[0], protocol, cases, own.For("ladder")));
                }
            }
        }

        return new(
            ValidityResult.CurrentSchema,
            read.Run,
            read.Source,
            read.Critic,
            error,
            [.. judges.OrderBy(j => read.Judges.Index().First(n => n.Item == j.Judge).Index)],
            ladder,
            [.. Notes(read)]);
    }

    private static IEnumerable<string> Notes(ValidityCases read)
    {
        if (read.Failures is [var first, ..])
        {
            var debates = read.Failures.Select(f => f.Key).Concat(read.Cases.Select(c => c.Debate.DebateId)).Distinct().Count();
            yield return FormattableString.Invariant($"{read.Failures.Count:N0} of {debates:N0} debates could not be judged to the end, and what was not judged is in no table. The first is {first.Key}: {first.Error}");
        }

        var unkeyed = read.Cases.Count(c => !c.IsKeyed);
        if (unkeyed > 0)
        {
            yield return FormattableString.Invariant($"The truth of {unkeyed:N0} of {read.Cases.Count:N0} debates is not known: measures of right and wrong are of the others.");
        }

        var named = read.Cases.Count(c => c.Debate.NamesSides(withFeedback: false));
        if (named > 0)
        {
            yield return FormattableString.Invariant($"In {named:N0} of {read.Cases.Count:N0} debates speeches call sides by their labels ('Debater B'): mirrored, these words are of the other side, which can turn a verdict though position does not. What is only relisted keeps its labels.");
        }

        if (read.Critic is null)
        {
            yield return "No critic was named (--critic JUDGE), so nothing says whether debate could help.";
        }
    }
}
