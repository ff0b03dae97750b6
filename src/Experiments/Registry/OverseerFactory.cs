using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Makes an overseer of a task of amplification.</summary>
/// <param name="Make">Makes him. The seed draws on which questions he is malicious, and the like.</param>
/// <param name="Repeats">How often he says what he would say without errors of chance: what a teacher can agree with at best, from 0 to 1.</param>
public sealed record OverseerFactory(Func<IAmplificationTask, Seed, IOverseer<Tokens, Tokens>> Make, Func<IAmplificationTask, double> Repeats);
