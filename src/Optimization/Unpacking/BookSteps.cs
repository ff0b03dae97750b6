using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>The pages of a book as steps of unpacking: without their addresses, but for flat text, of which they are the index.</summary>
internal sealed class BookSteps
{
    private readonly PageStep[] _steps;

    public BookSteps(ExploredBook book, PageLayout layout) =>
        _steps = [.. book.Pages.Select(p => new PageStep(layout.Above(p.Address, p.Parent), p.Address.IsRoot ? -1 : p.Address.Index, p.Page))];

    /// <summary>All pages, the root first.</summary>
    public IReadOnlyList<PageStep> All => _steps;

    /// <summary>The root and others at random, with repetition.</summary>
    public IReadOnlyList<PageStep> Read(int count, SeededRandom random) => [_steps[0], .. Draw(count - 1, random)];

    /// <summary>Pages at random, with repetition.</summary>
    public IReadOnlyList<PageStep> Draw(int count, SeededRandom random) => [.. Enumerable.Range(0, count).Select(_ => _steps[random.NextInt(_steps.Length)])];
}
