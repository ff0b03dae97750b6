using LearningThePrior.Experiments.Decomposing;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>Amplification with one overseer, beside the cells that debate: it is asked the same items, and its decompositions and verdicts stand in the same run.</summary>
/// <param name="Name">What tables call it, where they call a protocol by its name.</param>
/// <param name="Amplifier">Makes whoever answers an item.</param>
public sealed record AmplifiedCell(string Name, Func<ComparisonItem, IAmplifier> Amplifier);
