namespace LearningThePrior.Replications.Irving2018;

/// <summary>How one side of one picture's games chooses what to reveal. It sees the picture, what it shows, and the judge.</summary>
internal interface IRevealStrategy
{
    /// <summary>The name under which results record it.</summary>
    string Name { get; }

    /// <summary>Chooses the next pixel.</summary>
    /// <param name="revealed">Indices into the picture's ink, so far.</param>
    /// <param name="game">Which of the <see cref="Games"/>: a lie, or 10 for the game without commitment.</param>
    int Choose(IReadOnlyCollection<int> revealed, int game);
}

/// <summary>Perfect play.</summary>
internal sealed class ExactStrategy(ExactSearch search) : IRevealStrategy
{
    public string Name => "exact";

    public int Choose(IReadOnlyCollection<int> revealed, int game) => search.Move(revealed, 1 << game);
}

/// <summary>Play by what was learned; see <see cref="Lookahead"/>.</summary>
internal sealed class TrainedStrategy(Lookahead lookahead) : IRevealStrategy
{
    public string Name => "trained";

    public int Choose(IReadOnlyCollection<int> revealed, int game) =>
        lookahead.Look(revealed).Best(game, lookahead.IsHonest(revealed.Count));
}
