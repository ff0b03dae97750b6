using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Plays all games over one picture from both seats, as a plan says.</summary>
/// <param name="plan">What to play.</param>
/// <param name="judge">Who decides.</param>
/// <param name="learned">What trained debaters have learned; null where none play.</param>
internal sealed class PicturePlay(DigitPlan plan, SparseJudge judge, LearnedValues? learned)
{
    /// <summary>Plays.</summary>
    public PictureResult Play(LabelledDigit digit, Seed seed)
    {
        var batch = new NetworkBatch(judge.Network, 2 * JudgedSets.Block);
        var columns = new PictureColumns(judge, digit.Image);
        return plan.Play switch
        {
            DigitPlay.Mcts => Mcts(columns, digit.Label, batch, seed),
            DigitPlay.Trained => Trained(columns, digit.Label, batch),
            _ => Exact(columns, digit.Label, batch),
        };
    }

    private PictureResult Mcts(PictureColumns columns, int truth, NetworkBatch batch, Seed seed)
    {
        var play = new RolloutPlay(columns, truth, plan.Pixels, plan.Search, batch);
        PictureGame[] games = [.. Seats().SelectMany(first => Results("mcts", "mcts", truth, first, play.Play(first, seed.For(Seat(first)))))];
        return new(games, play.Rollouts, batch.Evaluations);
    }

    private PictureResult Exact(PictureColumns columns, int truth, NetworkBatch batch)
    {
        var judged = new JudgedSets(columns, truth, plan.Pixels, batch);
        PictureGame[] games = [.. Seats().SelectMany(first => Results("exact", "exact", truth, first, new ExactSearch(judged, first).Solve()))];
        return new(games, 0, batch.Evaluations);
    }

    /// <summary>Trained debaters against each other, and where that can be computed against perfect ones.</summary>
    private PictureResult Trained(PictureColumns columns, int truth, NetworkBatch batch)
    {
        List<PictureGame> games = [];
        var asked = 0L;
        var judged = DigitRules.IsExact(columns.Image.Size, plan.Pixels) ? new JudgedSets(columns, truth, plan.Pixels, batch) : null;
        var match = new Match(columns, truth, plan.Pixels, batch);
        foreach (var first in Seats())
        {
            var lookahead = new Lookahead(columns, truth, learned!, first);
            List<IRevealStrategy> players = [new TrainedStrategy(lookahead)];
            if (judged is not null)
            {
                players.Add(new ExactStrategy(new(judged, first)));
            }

            games.AddRange(players.SelectMany(honest => players.SelectMany(other =>
                Results(honest.Name, other.Name, truth, first, match.Play(honest, other, first)))));
            asked += lookahead.Evaluations;
        }

        return new(games, 0, batch.Evaluations + asked);
    }

    private static bool[] Seats() => [true, false];

    private static string Seat(bool honestFirst) => honestFirst ? "first" : "last";

    private static PictureGame[] Results(string honest, string dishonest, int truth, bool honestFirst, int won) =>
    [
        new(honest, dishonest, "precommitment", Seat(honestFirst), (won & Games.Lies(truth)) == Games.Lies(truth)),
        new(honest, dishonest, "free", Seat(honestFirst), (won & Games.Free) != 0),
    ];
}

/// <summary>What came of one picture.</summary>
/// <param name="Games">Who won.</param>
/// <param name="Rollouts">Rollouts used.</param>
/// <param name="Evaluations">Sets of pixels that the judge was asked about.</param>
internal sealed record PictureResult(IReadOnlyList<PictureGame> Games, long Rollouts, long Evaluations);

/// <summary>Whether the honest side won under some rules; see <see cref="DigitDebates"/>.</summary>
internal sealed record PictureGame(string Honest, string Dishonest, string Rules, string Seat, bool Won);
