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
    public PlayedPicture Play(LabelledDigit digit, Seed seed)
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

    private PlayedPicture Mcts(PictureColumns columns, int truth, NetworkBatch batch, Seed seed)
    {
        var play = new RolloutPlay(columns, truth, plan.Pixels, plan.Search, batch);
        PlayedGames[] games = [.. Seats().Select(first => play.Play(first, seed.For(PlayedGames.Seat(first))))];
        return new(games, play.Rollouts, batch.Evaluations);
    }

    /// <summary>Who wins is known once a seat is solved; the moves that are kept are looked up afterwards, and what that asks of the judge is not counted.</summary>
    private PlayedPicture Exact(PictureColumns columns, int truth, NetworkBatch batch)
    {
        var judged = new JudgedSets(columns, truth, plan.Pixels, batch);
        ExactSearch[] searches = [.. Seats().Select(first => new ExactSearch(judged, first))];
        foreach (var search in searches)
        {
            search.Solve();
        }

        var asked = batch.Evaluations;
        var match = new Match(columns, truth, plan.Pixels, new(judge.Network, 1));
        PlayedGames[] games = [.. Seats().Zip(searches.Select(s => new ExactStrategy(s)), (first, player) => match.Play(player, player, first))];
        return new(games, 0, asked);
    }

    /// <summary>Trained debaters against each other, and where that can be computed against perfect ones.</summary>
    private PlayedPicture Trained(PictureColumns columns, int truth, NetworkBatch batch)
    {
        List<PlayedGames> games = [];
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

            games.AddRange(players.SelectMany(honest => players.Select(other => match.Play(honest, other, first))));
            asked += lookahead.Evaluations;
        }

        return new(games, 0, batch.Evaluations + asked);
    }

    private static bool[] Seats() => [true, false];
}

/// <summary>All games over one picture.</summary>
/// <param name="Games">The games.</param>
/// <param name="Rollouts">Rollouts used.</param>
/// <param name="Evaluations">Sets of pixels that the judge was asked about.</param>
internal sealed record PlayedPicture(IReadOnlyList<PlayedGames> Games, long Rollouts, long Evaluations)
{
    /// <summary>What counts in the study's figures.</summary>
    public PictureResult Result(int truth) => new([.. Games.SelectMany(g => g.Rows(truth))], Rollouts, Evaluations);
}
