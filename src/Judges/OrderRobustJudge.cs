using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>
/// Has another judge judge every case twice, as it is and mirrored (<see cref="JudgeCase.Mirror"/>), since judges favour a
/// label, a place in the list or the last word (Khan et al. 2024; Zheng et al. 2023). A choice that turns with the order is
/// a tie, and counted as a flip; otherwise the verdict is the mean of both.
/// </summary>
/// <remarks>
/// Both orders have the same seed, so that nothing but the order differs, and a reader of their own. Where an order gave no
/// credences: a failure stays a failure, two ties are a tie, and anything else abstains. Both verdicts are kept as
/// <see cref="VerdictParts"/>.
/// </remarks>
/// <param name="inner">Who judges both orders.</param>
public sealed class OrderRobustJudge(IJudge inner) : IJudge
{
    private readonly IJudge _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public string Name => $"order-robust({_inner.Name})";

    /// <inheritdoc/>
    public void RequireFit(AnswerSet answers) => _inner.RequireFit(answers);

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        this.RequireFit(@case);
        var played = await _inner.AskAsync(@case with { Reader = @case.Reader.Fork() }, cancellationToken);
        var mirrored = await _inner.AskAsync(@case.Mirror() with { Reader = @case.Reader.Fork() }, cancellationToken);
        VerdictSource Source(int? chosen, int flips = 0) => new(
            "order-robust",
            VerdictParts.Of([new(_inner.Name, played), new(_inner.Name, mirrored)], chosen, flips).ToString());

        return (played, mirrored) switch
        {
            (DecidedVerdict one, DecidedVerdict other) when Flips(one.Credences, other.Credences) => new TieVerdict(Source(null, flips: 1)),
            (DecidedVerdict one, DecidedVerdict other) when Mean(one.Credences, other.Credences) is var mean =>
                new DecidedVerdict(mean, Source(mean.Choice)),
            (FailedVerdict failed, _) => new FailedVerdict(failed.Error, Source(null)),
            (_, FailedVerdict failed) => new FailedVerdict(failed.Error, Source(null)),
            (TieVerdict, TieVerdict) => new TieVerdict(Source(null)),
            _ => new AbstainedVerdict(Source(null)),
        };
    }

    private static bool Flips(Credences one, Credences other) =>
        one.Choice is { } first && other.Choice is { } second && first != second;

    private static Credences Mean(Credences one, Credences other) =>
        one.Equals(other) ? one : Credences.Normalise([.. one.Values.Zip(other.Values, (p, q) => p + q)]);
}
