using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Makes a judge for one human and one Z.</summary>
/// <param name="context">What there is to make it of.</param>
/// <exception cref="NameException">The context lacks what it needs.</exception>
public delegate IJudge JudgeFactory(JudgeContext context);
