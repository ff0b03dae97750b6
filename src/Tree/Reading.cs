namespace LearningThePrior.Tree;

/// <summary>
/// What a <see cref="TreeReader"/> answers to one request: <see cref="NodeRead"/>, <see cref="NoSuchNode"/> or
/// <see cref="BudgetSpent"/>.
/// </summary>
/// <param name="Address">The address that was asked for.</param>
public abstract record Reading(NodeAddress Address);
