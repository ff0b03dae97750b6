using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Makes a debater for one question about one Z of a world.</summary>
/// <param name="context">What there is to make it of.</param>
/// <exception cref="NameException">The debater cannot argue for that side.</exception>
public delegate IDebater DebaterFactory(DebaterContext context);
