namespace LearningThePrior.Replications.Irving2018;

/// <summary>Plays out games over one picture between two strategies.</summary>
/// <param name="columns">The picture.</param>
/// <param name="truth">What it shows.</param>
/// <param name="pixels">How many pixels are revealed in all.</param>
/// <param name="batch">The judge's working memory.</param>
internal sealed class Match(PictureColumns columns, int truth, int pixels, NetworkBatch batch)
{
    /// <summary>Plays all games.</summary>
    /// <param name="honest">The honest side.</param>
    /// <param name="dishonest">The other.</param>
    /// <param name="honestFirst">Who reveals the first pixel.</param>
    public PlayedGames Play(IRevealStrategy honest, IRevealStrategy dishonest, bool honestFirst)
    {
        int[] games = [.. Games.Each(truth)];
        List<int>[] revealed = [.. games.Select(game => Revealed(honest, dishonest, honestFirst, game))];
        return new(honest.Name, dishonest.Name, honestFirst, games.Zip(revealed, (game, pixels) => Verdict(pixels) & (1 << game)).Sum(), revealed);
    }

    private List<int> Revealed(IRevealStrategy honest, IRevealStrategy dishonest, bool honestFirst, int game)
    {
        List<int> revealed = [];
        while (revealed.Count < pixels)
        {
            var mover = (revealed.Count % 2 == 0) == honestFirst ? honest : dishonest;
            revealed.Add(mover.Choose(revealed, game));
        }

        return revealed;
    }

    private int Verdict(List<int> revealed)
    {
        columns.Sum([.. revealed], batch.Sum(0));
        batch.Run(1);
        return Games.Won(batch.Outputs(0), truth);
    }
}
