namespace LearningThePrior.Experiments.Tests.Toys;

/// <summary>A judge who answers what a test says.</summary>
internal sealed class ScriptedJudge(Func<JudgeCase, ValueTask<Verdict>> answer) : IJudge
{
    public string Name => "asked";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) => answer(@case);
}
