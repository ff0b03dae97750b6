using LearningThePrior.Experiments.Debating;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Debating;

/// <summary>What is debated: a user's documents with a user's questions, or a world with its own.</summary>
internal static class TreeChoice
{
    private const string World = "world:";

    public static bool IsWorld(string tree) => tree.StartsWith(World, StringComparison.Ordinal);

    /// <summary>Questions about documents; all debates share one tree, which remembers what was read.</summary>
    public static IReadOnlyList<DebateItem> OfDocuments(string tree, string questions)
    {
        var documents = new ImplicitTree(DocumentUnpacker.Open(tree));
        return [.. QuestionFile.Read(questions).Select(q => new DebateItem(q.Question, documents, "documents", q.Pair.First, q.Pair.Second) { Correct = q.Correct })];
    }

    /// <summary>The world that a tree names, drawn by a seed; null where it names documents.</summary>
    public static IWorld? FindWorld(string tree, Seed seed) => IsWorld(tree) ? Names.All.Worlds.Make(tree[World.Length..]).Sample(seed.For("world")) : null;

    /// <summary>Questions that a world draws about backgrounds that it draws, as in <c>ltp compare</c>; their answers are known exactly.</summary>
    public static IReadOnlyList<DebateItem> OfWorld(IWorld world, int items, Seed seed) =>
        [.. Enumerable.Range(0, items).Select(i => Item(world, i, seed.For("items").For("item", i)))];

    private static DebateItem Item(IWorld world, int index, Seed seed)
    {
        var random = seed.CreateRandom();
        var z = world.Propose(random);
        var question = world.Sets[index % world.Sets.Count].Draw(random);
        var credences = world.Human.Conclude(question, [world.Claims(z).Whole(question)]);
        var id = FormattableString.Invariant($"i{index:D6}");
        return new(question with { Id = id }, new ImplicitTree(world.Unpack(z), capacity: 1_024), id, 0, 1)
        {
            Correct = credences.Values.ToList().IndexOf(1) is >= 0 and var answer ? answer : null,
            Truth = credences.Values,
            Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["world"] = world.Family },
        };
    }
}
