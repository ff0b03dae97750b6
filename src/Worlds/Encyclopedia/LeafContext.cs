using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One book, asked about single pages.</summary>
internal sealed class LeafContext(PathStructure structure, IReadOnlyList<(NodeAddress Address, PageText Page)> pages) : BookContext(structure.Steps, pages)
{
    public override Tokens Direct(Tokens question)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        var last = path.Aggregate(state, (at, branch) => PageOf(at)[2 + branch]);
        return kind == BookQuestion.IsTrue ? new(structure.States + PageOf(last)[1]) : new(last);
    }

    protected override string Asked(int kind) => kind == BookQuestion.IsTrue ? "is the page true?" : "which state?";

    protected override string? Say(int answer) => answer < structure.States ? $"state {answer}"
        : answer == structure.States ? "false"
        : answer == structure.States + 1 ? "true"
        : null;

    protected override (int Kind, int Length) Draw(int height, SeededRandom random)
    {
        var isState = random.NextBool(.5) && BookQuestion.HeightOf(BookQuestion.WhichState, structure.Steps) >= height;
        var (kind, least) = isState ? (BookQuestion.WhichState, height < 2 ? 1 : (1 << (height - 2)) + 1) : (BookQuestion.IsTrue, height < 2 ? 0 : 1 << (height - 2));
        var most = Math.Min(structure.Steps, height < 2 ? least : isState ? 1 << (height - 1) : (1 << (height - 1)) - 1);
        return (kind, least + random.NextInt(most - least + 1));
    }

    protected override int[] DrawPath(int length, SeededRandom random) => [.. Enumerable.Range(0, length).Select(_ => random.NextInt(2))];
}
