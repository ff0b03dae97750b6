using LearningThePrior.Debate;

namespace LearningThePrior.Optimization.Digits;

/// <summary>
/// Plays games over one picture with Monte-Carlo tree search on both sides, the games side by side, so that the judge is
/// asked in batches. Every move of either side has the same number of rollouts, unless the last is to be read out in full.
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
    /// <returns>Those that the honest side won.</returns>
    public int Play(bool honestFirst, Seed seed)
    {
        int[] games = [.. Games.Each(truth).Select(game => 1 << game)];
        var revealed = games.Select(_ => Array.Empty<int>()).ToArray();
        var searched = settings.FullLastMove ? pixels - 1 : pixels;
        for (var level = 0; level < searched; level++)
        {
            var trees = games.Select((game, i) => new RolloutTree(
                columns, revealed[i], pixels, (level % 2 == 0) == honestFirst, settings, seed.For("game", game).For("move", level).CreateRandom())).ToArray();
            Search(trees, games);
            revealed = [.. revealed.Zip(trees, (before, tree) => (int[])[.. before, tree.Best])];
        }

        if (!settings.FullLastMove)
        {
            return games.Where((game, i) => Won(revealed[i], game)).Sum();
        }

        var honestLast = (pixels % 2 == 1) == honestFirst;
        return games.Where((game, i) => LastMove(revealed[i], game, honestLast)).Sum();
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

    /// <summary>Whether the honest side has won after the best last move of whoever moves.</summary>
    private bool LastMove(int[] revealed, int game, bool honest)
    {
        var sum = columns.Sum(revealed);
        int[] moves = [.. Enumerable.Range(0, columns.Count).Where(m => !revealed.Contains(m))];
        foreach (var block in moves.Chunk(batch.Capacity))
        {
            for (var i = 0; i < block.Length; i++)
            {
                Floats.Add(sum, columns[block[i]], batch.Sum(i));
            }

            batch.Run(block.Length);
            for (var i = 0; i < block.Length; i++)
            {
                if (((Games.Won(batch.Outputs(i), truth) & game) != 0) == honest)
                {
                    return honest;
                }
            }
        }

        return !honest;
    }
}

/// <summary>How much Monte-Carlo tree search searches.</summary>
/// <param name="Rollouts">Rollouts a move.</param>
/// <param name="Exploration">PUCT's c.</param>
public sealed record RolloutSettings(int Rollouts = 1_000, double Exploration = .1)
{
    /// <summary>
    /// Whether a move that is new to a position is first taken to be as good as it was for the same side elsewhere in the search
    /// (progressive history, Nijssen and Winands 2011), instead of even.
    /// </summary>
    public bool History { get; init; } = true;

    /// <summary>
    /// Whether who moves last has the judge asked about every pixel instead of searching by rollouts: harsher on the side that moves
    /// first, whose own moves are still searched by rollouts.
    /// </summary>
    public bool FullLastMove { get; init; }
}
