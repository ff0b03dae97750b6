using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>
/// What a human can do unaided when taking Z as given: read one node, do the arithmetic that needs no reading, and say
/// what a few believed claims mean for the answer: P(y|x,Z), about one x at a time ("Learning the prior", section
/// "Learning the human prior").
/// </summary>
public interface IHuman
{
    /// <summary>The claim about <paramref name="address"/> that the node's text settles, or null where it settles none.</summary>
    /// <param name="question">The question at hand.</param>
    /// <param name="topic">What is to be known.</param>
    /// <param name="address">The node's address.</param>
    /// <param name="text">The node's text: untrusted.</param>
    Claim? Read(Question question, string topic, NodeAddress address, string text);

    /// <summary>Whether one node's text would settle such a claim.</summary>
    bool IsElementary(Question question, Claim claim);

    /// <summary>
    /// Whether a claim is about all that the question asks about, so that a debate may open with it: a true claim about a
    /// favourable part answers nothing. By default: whether it is about the root.
    /// </summary>
    bool Answers(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.About.IsRoot;
    }

    /// <summary>
    /// Whether <paramref name="parts"/> are all the parts of <paramref name="whole"/> and their amounts make up its own.
    /// Pure arithmetic and shape: nothing of Z is read.
    /// </summary>
    bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts);

    /// <summary>What the human answers when believing exactly these claims, and Z's silence on all else.</summary>
    Credences Conclude(Question question, IReadOnlyCollection<Claim> believed);

    /// <summary>The claims' topics and nodes that a human left alone would look up, in that order; may be endless.</summary>
    IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed);
}
