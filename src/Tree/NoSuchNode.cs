namespace LearningThePrior.Tree;

/// <summary>Mz unpacks no node at this address.</summary>
/// <param name="Address">The address that was asked for.</param>
public sealed record NoSuchNode(NodeAddress Address) : Reading(Address);
