namespace LearningThePrior.Tree;

/// <summary>The reader may not be shown this node; nothing of it was shown.</summary>
/// <param name="Address">The address that was asked for.</param>
/// <param name="Kind">Which limit of the budget stands in the way.</param>
public sealed record BudgetSpent(NodeAddress Address, BudgetKind Kind) : Reading(Address);
