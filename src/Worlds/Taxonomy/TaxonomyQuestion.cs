using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>"Does this kind have the attribute?", asked of a leaf of the taxonomy.</summary>
public sealed record TaxonomyQuestion : Question
{
    /// <summary>Asks about a kind.</summary>
    /// <param name="kind">The leaf; all steps 0 or 1.</param>
    /// <exception cref="ArgumentException">The kind is the root, or leaves the binary tree.</exception>
    public TaxonomyQuestion(NodeAddress kind)
        : base($"kind {kind}", $"Does kind {KindText.Name(kind)} have the attribute?", AnswerSet.NoYes)
    {
        if (kind.IsRoot || kind.Steps.Any(step => step > 1))
        {
            throw new ArgumentException("A taxonomy is asked about kinds below the root, by steps of 0 or 1.", nameof(kind));
        }

        (Kind, Path) = (kind, KindPath.To(kind));
    }

    /// <summary>The leaf asked about.</summary>
    public NodeAddress Kind { get; }

    /// <summary>The kinds from the root to the leaf.</summary>
    public IReadOnlyList<NodeAddress> Path { get; }

    /// <inheritdoc/>
    public bool Equals(TaxonomyQuestion? other) => base.Equals(other) && other.Kind == Kind;

    /// <inheritdoc/>
    public override int GetHashCode() => Kind.GetHashCode();
}
