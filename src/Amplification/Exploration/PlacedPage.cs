using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>A page and where it stands.</summary>
/// <param name="Address">Where.</param>
/// <param name="Page">What it says, a number a field.</param>
public readonly record struct PlacedPage(NodeAddress Address, Tokens Page);
