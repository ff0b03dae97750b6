namespace LearningThePrior.Tree;

/// <summary>
/// An unpacker whose child depends on the parent's text, on which child it is and on nothing else but how near the bottom is: what a node says then settles all
/// that is below it, and whoever walks the tree may remember by text instead of by address.
/// </summary>
/// <remarks>Says nothing about whether two nodes agree: a tree that contradicts itself may be self-contained.</remarks>
public interface ISelfContainedUnpacker : IUnpacker;
