using System.Collections.Concurrent;
using LearningThePrior.Debate;

namespace LearningThePrior.Evaluation.Tests.Toys;

/// <summary>Judges as it is told, and keeps what it was shown.</summary>
internal sealed class RuledJudge(Func<JudgeCase, Verdict> rule) : IJudge
{
    private readonly ConcurrentBag<JudgeCase> _cases = [];

    public static VerdictSource Source { get; } = new("counted", "As told.");

    public string Name => "ruled";

    public IReadOnlyCollection<JudgeCase> Cases => _cases;

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        _cases.Add(@case);
        return new(rule(@case));
    }
}
