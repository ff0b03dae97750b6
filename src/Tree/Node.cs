namespace LearningThePrior.Tree;

/// <summary>
/// One object of the tree Z: what a human reads at an address, and how many slightly simpler objects it unpacks into
/// ("Learning the prior", section "Representing Z").
/// </summary>
/// <param name="Address">Where the node stands.</param>
/// <param name="Text">What the node says. Untrusted: it may come from a model or from a file.</param>
/// <param name="ChildCount">How many children one step of unpacking can reach; zero for a leaf.</param>
/// <param name="State">What the unpacker needs to take the next step from here; meaningless to everyone else.</param>
public sealed record Node(NodeAddress Address, string Text, int ChildCount, object? State = null);
