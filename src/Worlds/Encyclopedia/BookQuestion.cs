using System.Numerics;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>A question about a book in numbers: a kind, the state in which a path begins, the path's length, its branches.</summary>
internal static class BookQuestion
{
    public const int WhichState = 0;
    public const int IsTrue = 1;
    public const int Page = 2;
    public const int Prior = 3;
    public const int Share = 4;
    public const int Kinds = 5;

    /// <summary>A step to both children.</summary>
    public const int Both = 3;

    public const int Branches = 4;

    /// <summary>The share of all.</summary>
    public const int Whole = 10_000;

    private const int NoBranch = 2;
    private const int PathAt = 3;

    public static Tokens Of(int steps, int kind, int state, ReadOnlySpan<int> path)
    {
        var values = new int[PathAt + steps];
        (values[0], values[1], values[2]) = (kind, state, path.Length);
        path.CopyTo(values.AsSpan(PathAt));
        values.AsSpan(PathAt + path.Length).Fill(NoBranch);
        return new(values);
    }

    public static (int Kind, int State, int[] Path) Read(Tokens question) =>
        (question[0], question[1], question.Values.Slice(PathAt, question[2]).ToArray());

    /// <summary>How often a path is halved before a page is read, and once more; of a share, the steps.</summary>
    public static int HeightOf(int kind, int steps) => kind switch
    {
        Page => 0,
        Share => 1 + steps,
        IsTrue when steps > 0 => 2 + BitOperations.Log2((uint)steps),
        WhichState when steps > 1 => 2 + BitOperations.Log2((uint)(steps - 1)),
        _ => 1,
    };
}
