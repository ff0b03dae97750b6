using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>
/// One question that every cell of a comparison is asked, with who argues about it and what is true. Derive from it to carry what
/// a judge is made of.
/// </summary>
/// <param name="Id">Names the item within the comparison.</param>
/// <param name="Question">The question; a world's own question with its numbers.</param>
/// <param name="Unpacker">Z; every debate gets a tree of its own over it.</param>
/// <param name="Truth">What Z implies: scores verdicts, and is handed to nobody.</param>
/// <param name="Honest">Who argues for the truth.</param>
/// <param name="Dishonest">Who argues for a lie.</param>
public record ComparisonItem(
    string Id, Question Question, IUnpacker Unpacker, Credences Truth, Contestant Honest, Contestant Dishonest)
{
    /// <summary>
    /// Who picks a side in open protocols, given whether it prefers the truth; null where nobody can.
    /// </summary>
    public Func<bool, IPositionPicker>? Picker { get; init; }

    /// <summary>The latent that the tree is unpacked from, or null.</summary>
    public IReadOnlyList<double>? Latent { get; init; }

    /// <summary>Factors to group by, for example "depth".</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
