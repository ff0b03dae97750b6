using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>A world of facts.</summary>
public interface ITaskContext : IQuestionContext<Tokens, Tokens>
{
    /// <summary>The facts.</summary>
    IReadOnlyList<Tokens> Facts { get; }

    /// <summary>The nodes of Z that the facts were read from, in their order: all that an assistant is shown of Z. Empty where the facts are of no Z.</summary>
    IReadOnlyList<NodeAddress> Read => [];

    /// <summary>Draws a question that is no primitive.</summary>
    /// <param name="random">Draws it.</param>
    /// <param name="height">The greatest height that it may have, from 1.</param>
    Tokens DrawQuestion(SeededRandom random, int height);

    /// <summary>Draws a primitive whose answer does not depend on a draw.</summary>
    Tokens DrawPrimitive(SeededRandom random);

    /// <summary>How much must be asked to answer: 0 for a primitive.</summary>
    int HeightOf(Tokens question);

    /// <summary>Works the answer out from all facts; it scores and never trains.</summary>
    Tokens Direct(Tokens question);

    /// <summary>Whether an answer is right; where several are, any of them.</summary>
    bool IsRight(Tokens question, Tokens answer) => answer == Direct(question);
}
