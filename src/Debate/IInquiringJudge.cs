namespace LearningThePrior.Debate;

/// <summary>A judge who may ask the debaters something before the next round.</summary>
public interface IInquiringJudge : IJudge
{
    /// <summary>Says what the judge wants to know before the next round; null when it has heard enough.</summary>
    /// <param name="case">The debate so far; what is read now is spent for the verdict as well.</param>
    /// <param name="cancellationToken">Stops the judge.</param>
    ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default);
}
