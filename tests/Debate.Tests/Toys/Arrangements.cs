namespace LearningThePrior.Debate.Tests.Toys;

internal static class Arrangements
{
    public static IEnumerable<Arrangement> All { get; } =
        Enumerable.Range(0, 8).Select(bits => new Arrangement((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
}
