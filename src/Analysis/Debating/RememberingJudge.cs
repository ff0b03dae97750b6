using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Debating;

/// <summary>Keeps the last case that a judge was handed, so that others can be handed the same. Serves one debate.</summary>
internal sealed class RememberingJudge(IJudge inner) : IInquiringJudge
{
    public string Name => inner.Name;

    public JudgeCase? Heard { get; private set; }

    public void RequireFit(AnswerSet answers) => inner.RequireFit(answers);

    public ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default) => inner is IInquiringJudge inquiring
        ? inquiring.InquireAsync(@case, cancellationToken)
        : throw new InvalidOperationException($"The judge {inner.Name} asks no questions, which the protocol needs.");

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        Heard = @case;
        return inner.JudgeAsync(@case, cancellationToken);
    }
}
