using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Questions about Z as a task of amplification: how a world's human divides them node by node, and what an assistant reads of Z. A context is one Z; its facts
/// are the nodes that the assistant reads, so that what it learns holds for every Z. Reading one node is a primitive, answered by look-up and cited.
/// </summary>
/// <remarks>Holds no state. Texts of nodes are untrusted. Nothing exact enters but in <see cref="ITaskContext.Direct"/>.</remarks>
public interface ITreeTask : IAmplificationTask
{
    /// <summary>What an assistant may be told of how facts and questions hang together.</summary>
    AssistantStructure Structure { get; }

    /// <summary>Reads the nodes of one Z that the assistant is shown.</summary>
    /// <param name="tree">Z.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Z as facts; null where a node says what no node of this world says.</returns>
    ValueTask<ITaskContext?> ReadAsync(ImplicitTree tree, CancellationToken cancellationToken = default);

    /// <summary>The question about one Z whose answer settles a question of the world, or that of the prior.</summary>
    Tokens Put(Question question, ITaskContext about);

    /// <summary>Whether the assistant learns to answer a question; the others are always put to the overseer.</summary>
    bool IsDistilled(Tokens question) => true;

    /// <summary>What the human answers to a question of the world, given the reply to what <see cref="Put"/> made of it.</summary>
    Credences Conclude(Question question, ITaskContext about, Reply<Tokens> reply);

    /// <summary>An answer as one draws it who knows nothing: what an overseer who errs says.</summary>
    Tokens Guess(Tokens question, SeededRandom random);
}
