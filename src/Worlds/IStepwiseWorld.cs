namespace LearningThePrior.Worlds;

/// <summary>
/// A world whose tree is unpacked by a finite table that z states, so that f can share the one step of unpacking with Mz:
/// z has choice blocks for the root's state, for the next state of each (state, branch) in that order, and for the fact
/// of each state (option 1: true). <see cref="IWorld.Encode"/> gives the number of steps, then
/// <see cref="MaxSteps"/> branches (0 or 1, padded by 0), the number of levels averaged over, and the share asked for.
/// </summary>
public interface IStepwiseWorld : IWorld
{
    /// <summary>How many states there are.</summary>
    int States { get; }

    /// <summary>The longest path of any question.</summary>
    int MaxSteps { get; }
}
