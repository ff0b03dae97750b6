using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// How a world's human splits a question about Z at one node: what he makes of one node's text and of the answers to what he asked about other nodes. It is
/// what amplification needs of a human, as <see cref="IHuman"/> is what debate needs; nothing exact enters.
/// </summary>
/// <remarks>Keeps no state. Texts are untrusted.</remarks>
public interface INodeSplitter
{
    /// <summary>The question about Z whose answer settles a question.</summary>
    TreeQuestion First(Question question);

    /// <summary>Whether the human has to read the node that he is asked about.</summary>
    bool Reads(Question question, TreeQuestion asked);

    /// <summary>What he does next.</summary>
    /// <param name="question">The question at hand.</param>
    /// <param name="asked">What he is asked of Z.</param>
    /// <param name="text">The node's text; empty where he does not read it.</param>
    /// <param name="known">What he asked so far, with what came back.</param>
    OverseerMove<TreeQuestion, Amounts> Next(
        Question question, TreeQuestion asked, string text, IReadOnlyList<Answered<TreeQuestion, Amounts>> known);

    /// <summary>What he answers to the question, given the answer to its <see cref="First"/> question; with none, what he answers who knows nothing.</summary>
    Credences Conclude(Question question, Amounts? found);

    /// <summary>An answer to a question of Z as one draws it who knows nothing: what an overseer who errs says.</summary>
    Amounts Draw(Question question, TreeQuestion asked, SeededRandom random);
}
