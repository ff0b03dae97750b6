using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// A task of Christiano, Shlegeris and Amodei (2018): contexts of facts, questions about them, and how the human divides a question.
/// The human sees no facts: whatever he needs of them he asks, as a primitive.
/// </summary>
/// <remarks>Holds no state. The numbers of a field are the same thing wherever fields have the same name.</remarks>
public interface IAmplificationTask
{
    /// <summary>The name by which the task is chosen.</summary>
    string Name { get; }

    /// <summary>How large the world of facts is.</summary>
    int Size { get; }

    /// <summary>The fields of a fact.</summary>
    IReadOnlyList<TokenField> FactFields { get; }

    /// <summary>The fields of a question.</summary>
    IReadOnlyList<TokenField> QuestionFields { get; }

    /// <summary>The fields of an answer.</summary>
    IReadOnlyList<TokenField> AnswerFields { get; }

    /// <summary>The greatest height of a question, from 1; 0 is a primitive's.</summary>
    int Heights { get; }

    /// <summary>The most subquestions of one question.</summary>
    int Subquestions { get; }

    /// <summary>Draws a world of facts.</summary>
    ITaskContext Draw(SeededRandom random);

    /// <summary>What the human does next with a question, given what he has asked so far.</summary>
    /// <param name="question">No primitive.</param>
    /// <param name="known">What he asked, and what came back.</param>
    OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known);

    /// <summary>Whether two answers count as the same when a teacher is compared with its targets; answers that are numbers may differ a little.</summary>
    bool IsAlike(Tokens answer, Tokens other) => answer == other;
}
