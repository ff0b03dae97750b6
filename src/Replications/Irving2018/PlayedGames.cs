namespace LearningThePrior.Replications.Irving2018;

/// <summary>The games over one picture from one seat, as two strategies played them.</summary>
/// <param name="Honest">How the honest side played.</param>
/// <param name="Dishonest">How the other played.</param>
/// <param name="HonestFirst">Who revealed the first pixel.</param>
/// <param name="Won">The bits of the <see cref="Games"/> that the honest side won.</param>
/// <param name="Revealed">What was revealed in each game, in turn, as indices into the picture's ink; in the order of <see cref="Games.Each"/>.</param>
internal sealed record PlayedGames(string Honest, string Dishonest, bool HonestFirst, int Won, IReadOnlyList<IReadOnlyList<int>> Revealed)
{
    /// <summary>The honest side's seat in words.</summary>
    public static string Seat(bool honestFirst) => honestFirst ? "first" : "last";

    /// <summary>What counts: whether all nine lies were beaten, and whether the game without commitment was won.</summary>
    public IEnumerable<PictureGame> Rows(int truth) =>
    [
        new(Honest, Dishonest, PictureGame.Precommitment, Seat(HonestFirst), (Won & Games.Lies(truth)) == Games.Lies(truth)),
        new(Honest, Dishonest, PictureGame.Free, Seat(HonestFirst), (Won & Games.Free) != 0),
    ];
}
