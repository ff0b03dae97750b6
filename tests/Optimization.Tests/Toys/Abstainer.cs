using LearningThePrior.Debate;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>Declines every case.</summary>
internal sealed class Abstainer : IJudge
{
    public string Name => "abstainer";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<Verdict>(new AbstainedVerdict(new VerdictSource("none", "")));
}
