using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>What networks have in common that read pages of an encyclopedia: where a question's path begins, which fields of a page name states, and how weights are drawn.</summary>
internal static class PageReading
{
    /// <summary>Numbers of a state's learned name.</summary>
    public const int Name = 8;

    /// <summary>The field of a question in which its path begins.</summary>
    public const int FirstBranch = 3;

    /// <summary>The fields of a page that name its own state and those of its two children.</summary>
    public static long[] Words { get; } = [0, 2, 3];

    /// <summary>The words of each page.</summary>
    /// <param name="facts">[contexts, facts, 4].</param>
    /// <param name="states">How many states there are.</param>
    /// <returns>[contexts, facts, words, states].</returns>
    public static Tensor WordsOf(Tensor facts, int states) => stack([.. Words.Select(w => Ops.OneHot(facts.select(2, w), states))], 2);

    /// <summary>Weights, normal and of a scale.</summary>
    public static Parameter Drawn(SeededRandom random, int rows, int columns, double scale) =>
        new(Ops.FromArray([.. Enumerable.Range(0, rows * columns).Select(_ => scale * random.NextGaussian())], rows, columns));
}
