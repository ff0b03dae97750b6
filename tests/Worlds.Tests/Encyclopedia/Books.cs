using CsCheck;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

/// <summary>Books to test with.</summary>
internal static class Books
{
    public static TablePrior Prior { get; } = new(3, .4);

    public static EncyclopediaWorld World { get; } = new EncyclopediaWorlds().Sample(new Seed(1));

    /// <summary>Tables of 2 to 4 states that the prior allows.</summary>
    public static Gen<StateTable> Possible { get; } =
        Gen.Select(Gen.Int[2, 4], Gen.ULong, (k, seed) => new TablePrior(k, .4).Draw(new SeededRandom(seed)));

    /// <summary>Tables of 3 states drawn uniformly: most satisfy the prior's constraints, some do not.</summary>
    public static Gen<StateTable> Any { get; } = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2].Array[6], Gen.Bool.Array[3])
        .Select((root, next, facts) => new StateTable(root, next, facts));

    /// <summary>Root 0; 0 to 1 and 2, 1 to 1 and 0, 2 to 2 and 1; only pages in state 1 are true.</summary>
    public static StateTable Small { get; } = new(0, [1, 2, 1, 0, 2, 1], [false, true, false]);

    public static ImplicitTree Tree(StateTable table, int depth) => new(new EncyclopediaTree(table, depth));
}
