namespace LearningThePrior.Tree;

/// <summary>The two limits of a <see cref="ReadingBudget"/>.</summary>
public enum BudgetKind
{
    /// <summary>The number of nodes.</summary>
    Nodes,

    /// <summary>The number of characters.</summary>
    Characters,
}
