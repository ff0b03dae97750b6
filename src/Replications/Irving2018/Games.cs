namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// The eleven games over one picture as bits, so that one search plays them all: bit c below 10 is the game in which the two
/// sides are committed beforehand, one to the truth and the other to the lie c, and the judge may believe only these
/// two; bit 10 is the game without commitment, in which the judge may believe any digit.
/// </summary>
internal static class Games
{
    /// <summary>The bit of the game without commitment.</summary>
    public const int Free = 1 << SparseJudge.Labels;

    /// <summary>The numbers of the games that there are over a picture of a digit.</summary>
    public static IEnumerable<int> Each(int truth) => Enumerable.Range(0, SparseJudge.Labels + 1).Where(game => game != truth);

    /// <summary>All games that there are over a picture of a digit.</summary>
    public static int All(int truth) => ((1 << (SparseJudge.Labels + 1)) - 1) & ~(1 << truth);

    /// <summary>The games in which the honest side must win to have beaten all nine lies.</summary>
    public static int Lies(int truth) => All(truth) & ~Free;

    /// <summary>The games that the honest side has won once the judge has these logits. A tie is not won.</summary>
    public static int Won(ReadOnlySpan<float> logits, int truth)
    {
        var own = logits[truth];
        var won = 0;
        for (var lie = 0; lie < SparseJudge.Labels; lie++)
        {
            won |= own > logits[lie] ? 1 << lie : 0;
        }

        return won == Lies(truth) ? won | Free : won;
    }
}
