using LearningThePrior.Probability;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Plays games over one picture with Monte-Carlo tree search on both sides, the games side by side, so that the judge is
/// asked in batches. Every move of either side has the same number of rollouts.
/// </summary>
/// <param name="columns">The picture.</param>
/// <param name="truth">What it shows.</param>
/// <param name="pixels">How many pixels are revealed in all.</param>
/// <param name="settings">How much is searched.</param>
/// <param name="batch">The judge's working memory.</param>
internal sealed class RolloutPlay(PictureColumns columns, int truth, int pixels, RolloutSettings settings, NetworkBatch batch)
{
    /// <summary>Rollouts so far.</summary>
    public long Rollouts { get; private set; }

    /// <summary>Plays all <see cref="Games"/>.</summary>
    public PlayedGames Play(bool honestFirst, Seed seed)
    {
        int[] games = [.. Games.Each(truth).Select(game => 1 << game)];
        var revealed = games.Select(_ => Array.Empty<int>()).ToArray();
        for (var level = 0; level < pixels; level++)
        {
            var trees = games.Select((game, i) => new RolloutTree(
                columns, revealed[i], pixels, (level % 2 == 0) == honestFirst, settings, seed.For("game", game).For("move", level).CreateRandom())).ToArray();
            Search(trees, games);
            revealed = [.. revealed.Zip(trees, (before, tree) => (int[])[.. before, tree.Best])];
        }

        return new("mcts", "mcts", honestFirst, games.Where((game, i) => Won(revealed[i], game)).Sum(), revealed);
    }

    private void Search(RolloutTree[] trees, int[] games)
    {
        for (var rollout = 0; rollout < settings.Rollouts; rollout++)
        {
            for (var i = 0; i < trees.Length; i++)
            {
                trees[i].Descend(batch.Sum(i));
            }

            batch.Run(trees.Length);
            for (var i = 0; i < trees.Length; i++)
            {
                trees[i].Learn((Games.Won(batch.Outputs(i), truth) & games[i]) != 0);
            }
        }

        Rollouts += (long)settings.Rollouts * trees.Length;
    }

    private bool Won(int[] revealed, int game)
    {
        columns.Sum(revealed).CopyTo(batch.Sum(0));
        batch.Run(1);
        return (Games.Won(batch.Outputs(0), truth) & game) != 0;
    }
}

/// <summary>How much Monte-Carlo tree search searches.</summary>
/// <param name="Rollouts">Rollouts a move.</param>
/// <param name="Exploration">PUCT's c, by which the even prior of moves is multiplied.</param>
public sealed record RolloutSettings(int Rollouts = 1_000, double Exploration = 1.5);
