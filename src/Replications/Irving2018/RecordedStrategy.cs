namespace LearningThePrior.Replications.Irving2018;

/// <summary>Plays a game again as it was played, so that it can be kept as a debate.</summary>
/// <param name="name">How it was played.</param>
/// <param name="pixels">What was revealed, in turn.</param>
internal sealed class RecordedStrategy(string name, IReadOnlyList<int> pixels) : IRevealStrategy
{
    public string Name => name;

    public int Choose(IReadOnlyCollection<int> revealed, int game) => pixels[revealed.Count];
}
