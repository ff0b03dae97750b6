using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;

namespace LearningThePrior.Judges;

/// <summary>
/// Makes any judge one that asks: between rounds it asks the judge within, stops the debate when that one is sure, and
/// otherwise tells the debaters what it makes of the debate so far.
/// </summary>
public sealed class InquiringJudge : IInquiringJudge
{
    private readonly IJudge _inner;
    private readonly double _sure;

    /// <summary>Wraps a judge.</summary>
    /// <param name="inner">Who decides.</param>
    /// <param name="sure">The credence in one answer at which the debate is stopped; above one half.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sure"/> is not above one half and at most one.</exception>
    public InquiringJudge(IJudge inner, double sure = .95)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(sure > .5 && sure <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(sure), sure, "To be sure takes a credence above one half and at most one.");
        }

        (_inner, _sure) = (inner, sure);
    }

    /// <summary>The judge that a protocol needs: made one that asks, where the protocol has the judge ask between rounds.</summary>
    public static IJudge For(IProtocol protocol, IJudge judge) =>
        protocol is Interactive or Limited { Protocol: Interactive } && judge is not IInquiringJudge ? new InquiringJudge(judge) : judge;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"inquiring({_inner.Name}, sure={_sure})");

    /// <inheritdoc/>
    public void RequireFit(AnswerSet answers) => _inner.RequireFit(answers);

    /// <inheritdoc/>
    public async ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        var verdict = await _inner.JudgeAsync(@case, cancellationToken);
        return verdict is DecidedVerdict decided && decided.Credences.Values.Max() >= _sure
            ? null
            : $"I am not sure yet. {verdict.Source.Raw} What else speaks to it?";
    }

    /// <inheritdoc/>
    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
        _inner.JudgeAsync(@case, cancellationToken);
}
