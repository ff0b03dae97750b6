using LearningThePrior.Debate;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Comparing;

/// <summary>An item of a world, with what its judges are made of.</summary>
internal sealed record WorldItem(
    IWorld World, IClaimOracle Claims, string Id, Question Question, IUnpacker Unpacker, Credences Truth, Contestant Honest, Contestant Dishonest)
    : ComparisonItem(Id, Question, Unpacker, Truth, Honest, Dishonest);
