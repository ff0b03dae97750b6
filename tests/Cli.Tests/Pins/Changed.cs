namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Every figure that was changed on purpose since the pinned runs were made; each stands in CHANGELOG.md too.</summary>
internal static class Changed
{
    public static IReadOnlyList<Change> All { get; } = [];
}
