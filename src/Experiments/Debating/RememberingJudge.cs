using LearningThePrior.Debate;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Experiments.Debating;

/// <summary>Keeps what a judge's last verdict cost. Serves one debate.</summary>
internal sealed class RememberingJudge(IJudge inner, Func<string, CallTotals>? costs, string debateId) : IInquiringJudge
{
    public string Name => inner.Name;

    /// <summary>US dollars; null where unknown.</summary>
    public double? Cost { get; private set; }

    public void RequireFit(AnswerSet answers) => inner.RequireFit(answers);

    public ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default) => inner is IInquiringJudge inquiring
        ? inquiring.InquireAsync(@case, cancellationToken)
        : throw new InvalidOperationException($"The judge {inner.Name} asks no questions, which the protocol needs.");

    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        (var verdict, Cost) = await JudgingCost.OfAsync(costs, debateId, () => inner.JudgeAsync(@case, cancellationToken));
        return verdict;
    }
}
