using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Amplification.Exploration.Text;

/// <summary>How a language model explores text Z.</summary>
public sealed record TextExplorationSettings
{
    /// <summary>Books that it writes. Default: 1.</summary>
    [Description("Books that the model writes."), Range(1, 100_000)]
    public int Books { get; init; } = 1;

    /// <summary>How many steps lead from the root to the bottom. Default: 2.</summary>
    [Description("Steps from the root of a book to its bottom."), Range(1, 12)]
    public int Depth { get; init; } = 2;

    /// <summary>Children of a page above the bottom. Default: 3.</summary>
    [Description("Children of a page."), Range(1, 16)]
    public int Branching { get; init; } = 3;

    /// <summary>The most pages that it may ask for before it writes one; 0 leaves it alone. Default: 2.</summary>
    [Description("The most pages that it may ask for before it writes one; 0 leaves it alone."), Range(0, 64)]
    public int QuestionsAsked { get; init; } = 2;

    /// <summary>How many ancestors it is shown, the parent first. Default: 1.</summary>
    [Description("How many ancestors it is shown, the parent first."), Range(1, 12)]
    public int Ancestors { get; init; } = 1;

    /// <summary>How many of the books the model perturbs afterwards. In each it replaces one page and the pages below it. Default: 0.</summary>
    [Description("Books of which it writes one page anew (--perturb)."), Range(0, 100_000)]
    public int Perturbed { get; init; }

    /// <summary>The most tokens of a page. Default: 400.</summary>
    [Description("The most tokens of a page."), Range(16, 100_000)]
    public int MaxTokens { get; init; } = 400;

    /// <summary>The most pages of a book.</summary>
    internal const int MostPages = 1_000;

    /// <summary>Pages of a book.</summary>
    public long Pages => Enumerable.Range(0, Depth + 1).Aggregate((Level: 1L, Sum: 0L), (s, _) => (s.Level * Branching, s.Sum + s.Level)).Sum;
}
