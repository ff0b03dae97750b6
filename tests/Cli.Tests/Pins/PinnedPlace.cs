using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Where the pinned files are; README.md there tells how they came about.</summary>
internal static class PinnedPlace
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "Cli.Tests", "Pins");

    public static string Input(string name) => Path.Combine(Root, "Inputs", name);

    public static string Run(string name) => Path.Combine(Root, "Runs", name);

    public static string Analysis(string name) => Path.Combine(Root, "Analyses", name + ".json");

    public static string Export(string name) => Path.Combine(Root, "Exports", name);
}
