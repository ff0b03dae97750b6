using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Z is written by a learned Mz, whose one step f may share where it is an <see cref="IStepUnpacker"/>: a question is a path of steps, as in <see cref="StepwiseStructure"/>, of which the table is not told.
/// </summary>
/// <param name="Mz">The model that writes the tree.</param>
/// <param name="MaxSteps">The longest path of any question.</param>
public sealed record UnpackedStructure(ILatentUnpacker Mz, int MaxSteps) : WorldStructure;
