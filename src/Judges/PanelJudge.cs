using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>
/// Several judges of one case, none of whom hears another. Each has a seed of its own and a reader with the whole of the
/// judge's budget, so that their order does not matter; all that any of them read is in the transcript.
/// </summary>
/// <remarks>
/// Only members that decided weigh in; for a majority, only those with one favourite. A tie, an abstention or a failure
/// weighs nothing on either side, and where too few are left the panel abstains. The members' verdicts are kept as
/// <see cref="VerdictParts"/>.
/// </remarks>
public sealed class PanelJudge : IJudge
{
    private readonly IJudge[] _judges;
    private readonly PanelRule _rule;
    private readonly int _quorum;

    /// <summary>Seats a panel.</summary>
    /// <param name="judges">At least one; the same judge may sit more than once.</param>
    /// <param name="rule">How their verdicts become one.</param>
    /// <param name="quorum">How many have to weigh in; more than half by default.</param>
    /// <exception cref="ArgumentException">There is no judge, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quorum is not from 1 to the number of judges, or the rule is none.</exception>
    public PanelJudge(IReadOnlyList<IJudge> judges, PanelRule rule = PanelRule.Mean, int? quorum = null)
    {
        ArgumentNullException.ThrowIfNull(judges);
        _judges = [.. judges];
        if (_judges.Length == 0 || _judges.Any(j => j is null))
        {
            throw new ArgumentException("A panel needs at least one judge, and none may be null.", nameof(judges));
        }

        (_rule, _quorum) = (rule, quorum ?? (_judges.Length / 2) + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_quorum, 1, nameof(quorum));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_quorum, _judges.Length, nameof(quorum));
        if (!Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule.");
        }
    }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"panel({_rule.ToString().ToLowerInvariant()}, quorum={_quorum}: {string.Join(", ", _judges.Select(j => j.Name))})");

    /// <inheritdoc/>
    public void RequireFit(AnswerSet answers) => Array.ForEach(_judges, j => j.RequireFit(answers));

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        this.RequireFit(@case);
        var verdicts = await Task.WhenAll(_judges.Select((judge, i) => judge.AskAsync(
            @case with { Reader = @case.Reader.Fork(), Seed = @case.Seed.For("member", i) }, cancellationToken).AsTask()));
        Credences[] heard =
        [
            .. verdicts.OfType<DecidedVerdict>().Select(v => v.Credences).Where(c => _rule != PanelRule.Majority || c.Choice is not null),
        ];
        var isQuorate = heard.Length >= _quorum;
        var pooled = isQuorate ? Pool(heard) : null;
        var parts = VerdictParts.Of(_judges.Zip(verdicts, (j, v) => new VerdictPart(j.Name, v)), pooled?.Choice);
        var source = new VerdictSource("panel", parts.ToString());
        return pooled is not null ? new DecidedVerdict(pooled, source)
            : isQuorate ? new TieVerdict(source)
            : new AbstainedVerdict(source);
    }

    private Credences? Pool(Credences[] heard)
    {
        double[] weights =
        [
            .. Enumerable.Range(0, heard[0].Count).Select(answer => _rule switch
            {
                PanelRule.Mean => heard.Average(c => c[answer]),
                PanelRule.Median => Median([.. heard.Select(c => c[answer]).Order()]),
                _ => heard.Count(c => c.Choice == answer),
            }),
        ];
        var pooled = weights.Any(w => w > 0) ? Credences.Normalise(weights) : null;
        return _rule == PanelRule.Majority && pooled?.Choice is null ? null : pooled;
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
