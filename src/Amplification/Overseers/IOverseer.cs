namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// H, the overseer whom amplification makes stronger: divides a question into easier ones and answers it given their answers
/// (Christiano, Shlegeris and Amodei 2018). A human, a language model or a program.
/// </summary>
/// <remarks>Keeps no state between questions. Exceptions reach whoever asked.</remarks>
public interface IOverseer
{
    /// <summary>The name under which records hold it.</summary>
    string Name { get; }

    /// <summary>Divides a question; no subquestions where it can be answered as it stands.</summary>
    /// <param name="question">The question.</param>
    /// <param name="most">The most subquestions that will be asked.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<IReadOnlyList<string>> DecomposeAsync(string question, int most, CancellationToken cancellationToken = default);

    /// <summary>Answers a question, given the answers to its subquestions.</summary>
    /// <param name="question">The question.</param>
    /// <param name="known">Subquestions with their answers; none where it is answered as it stands.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<string> AnswerAsync(string question, IReadOnlyList<Answered> known, CancellationToken cancellationToken = default);
}

/// <summary>A question with its answer, and the subquestions that the answer rests on.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer: untrusted.</param>
/// <param name="Known">What it rests on.</param>
public sealed record Answered(string Question, string Answer, IReadOnlyList<Answered> Known);
