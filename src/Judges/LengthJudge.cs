using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// Not a judge to trust but a baseline: it believes whoever says more, and reads nothing. Preference for length is the best-known bias
/// of judges that are language models (Zheng et al. 2023, "verbosity bias"); a judge that does no better has learned no more.
/// </summary>
/// <remarks>
/// Counts words, by the spaces between them, quotes included. See the rule of <c>SpokenShare</c>: credence in proportion to 100 plus that
/// count, tie where counts are equal, abstention where no side stands for an answer.
/// </remarks>
public sealed class LengthJudge : IJudge
{
    // About one paragraph.
    private const int Start = 100;

    /// <inheritdoc/>
    public string Name => "length";

    /// <inheritdoc/>
    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(SpokenShare.Weigh(@case, Words, "words", Start));
    }

    private static int Words(IEnumerable<Turn> turns) =>
        turns.Sum(t => t.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}
