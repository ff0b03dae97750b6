namespace LearningThePrior.Worlds;

/// <summary>
/// The tree is unpacked by a finite table that z states, so that f can share the one step of unpacking with Mz: z has choice
/// blocks for the root's state, for the next state of each (state, branch) in that order, and for the fact of each state
/// (option 1: true). <see cref="IWorld.Encode"/> gives the number of steps, then <paramref name="MaxSteps"/> branches (0 or 1,
/// padded by 0), the number of levels averaged over, and the share asked for.
/// </summary>
/// <param name="States">How many states there are.</param>
/// <param name="MaxSteps">The longest path of any question.</param>
public sealed record StepwiseStructure(int States, int MaxSteps) : WorldStructure;
