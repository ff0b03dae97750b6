using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Makes an attack on the judge of what a debater says otherwise.</summary>
/// <param name="inner">The debater.</param>
public delegate IDebater AttackFactory(IDebater inner);
