using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>An item of a world, with what its judges are made of.</summary>
/// <param name="World">The world.</param>
/// <param name="Claims">What is true of Z.</param>
/// <param name="Id">Names the item within the comparison.</param>
/// <param name="Question">The question.</param>
/// <param name="Unpacker">Z.</param>
/// <param name="Truth">What Z implies.</param>
/// <param name="Honest">Who argues for the truth.</param>
/// <param name="Dishonest">Who argues for a lie.</param>
public sealed record WorldItem(
    IWorld World, IClaimOracle Claims, string Id, Question Question, IUnpacker Unpacker, Credences Truth, Contestant Honest, Contestant Dishonest)
    : ComparisonItem(Id, Question, Unpacker, Truth, Honest, Dishonest);
