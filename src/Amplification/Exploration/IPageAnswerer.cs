using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>Who answers the human's questions about other pages of the Z that he explores: the Mz that is being trained, or a moving average of it.</summary>
public interface IPageAnswerer
{
    /// <summary>What Z says at addresses, many questions at once.</summary>
    /// <param name="asked">Which book, and where in it.</param>
    IReadOnlyList<Tokens> Answer(IReadOnlyList<(ExploredBook Book, NodeAddress Address)> asked);
}
