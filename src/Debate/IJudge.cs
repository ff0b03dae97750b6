namespace LearningThePrior.Debate;

/// <summary>Whoever decides what Z implies about x after hearing a debate.</summary>
/// <remarks>
/// A new judge is one class; callers write <c>new</c>. Exceptions reach the caller of the protocol; a judge that gave no
/// usable verdict says so with <see cref="UnparseableVerdict"/> or <see cref="AbstainedVerdict"/>, never with a side.
/// </remarks>
/// <example>
/// A judge who believes the last speaker:
/// <code>
/// public sealed class LastWordJudge : IJudge
/// {
///     public string Name => "last-word";
///
///     public ValueTask&lt;Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
///     {
///         var source = new VerdictSource("last word", "");
///         return new(@case.Turns is [.., var last] &amp;&amp; @case.Positions.First(p => p.Label == last.Speaker).Position is AnswerPosition p
///             ? new DecidedVerdict(Credences.Certain(p.Answer, @case.Question.Answers.Count), source)
///             : new AbstainedVerdict(source));
///     }
/// }
/// </code>
/// </example>
public interface IJudge
{
    /// <summary>The name under which transcripts record it.</summary>
    string Name { get; }

    /// <summary>
    /// Refuses answers that the judge cannot give credences for, before anyone is called. By default it fits all; a judge that
    /// wraps another asks the other.
    /// </summary>
    /// <exception cref="ArgumentException">The judge does not fit.</exception>
    void RequireFit(AnswerSet answers)
    {
    }

    /// <summary>Gives a verdict.</summary>
    /// <param name="case">The question, the positions, the speeches and a budgeted view of Z.</param>
    /// <param name="cancellationToken">Stops the judge.</param>
    ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default);
}
