using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The tasks of amplification.</summary>
internal static class TaskNames
{
    public static IEnumerable<Entry<IAmplificationTask>> All { get; } =
    [
        new("powering", "powers of a permutation", [Size("elements", 64, 2, 1_024), Setting.Whole("power", 0, "the greatest power; 0 for the size", least: 0)],
            n => new PermutationPowering(n.Whole("size"), n.Whole("power") is > 1 and var power ? power : null)),
        new("assignments", "values of variables that are functions of earlier ones", [Size("variables", 64, 2, 1_024)], n => new SequentialAssignments(n.Whole("size"))),
        new("union-find", "values of variables along random trees of equalities", [Size("variables", 64, 4, 1_024)], n => new UnionFind(n.Whole("size"))),
        new("wildcard", "sums over patterns of bits", [Size("bits", 6, 1, 10)], n => new WildcardSearch(n.Whole("size"))),
        new("shortest-path", "distances and first steps in a random graph", [Size("vertices", 64, 4, 256)], n => new ShortestPath(n.Whole("size"))),
        new("tiny", "powers 2 to 7 of a permutation of 4", [], _ => PermutationPowering.Tiny),
    ];

    private static Setting Size(string of, int otherwise, int least, int most) => Setting.Whole("size", otherwise, of, least, most);
}
