using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// Not a judge to trust but a baseline: it believes whoever quotes more of Z, and reads nothing. Judges are known to lean so (Khan
/// et al. 2024 found that they favour the side with more verified quotes); a judge that does no better has learned no more.
/// </summary>
/// <remarks>
/// Counts the characters of quotes that hold, each quote of a side once. See the rule of <c>SpokenShare</c>: credence in proportion to
/// 100 plus that count, tie where counts are equal, abstention where no side stands for an answer.
/// </remarks>
public sealed class QuoteJudge : IJudge
{
    // About one sentence: with less quoted than that, nobody has shown much.
    private const int Start = 100;

    /// <inheritdoc/>
    public string Name => "quote";

    /// <inheritdoc/>
    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(SpokenShare.Weigh(@case, Quoted, "quoted characters that hold", Start));
    }

    private static int Quoted(IEnumerable<Turn> turns) => turns
        .SelectMany(t => t.Citations)
        .Where(c => c.Holds)
        .DistinctBy(c => (c.Citation.Address, c.Citation.Quote))
        .Sum(c => c.Citation.Quote.Length);
}
