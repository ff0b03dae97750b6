using LearningThePrior.Debate;

namespace LearningThePrior.Judges.Models;

/// <summary>
/// What is asked of a human about a background Z of a few pages ("Learning the prior", section "Learning the human prior"): about
/// one x at a time what Z implies, and how plausible Z is on its face.
/// </summary>
/// <remarks>Keeps no state. What could not be read or failed is a verdict that says so, never a number.</remarks>
public interface ITextHuman
{
    /// <summary>The name under which records hold it.</summary>
    string Name { get; }

    /// <summary>P(y|x,Z): a credence for each answer to x, taking Z as given.</summary>
    /// <param name="question">x with its answers y.</param>
    /// <param name="background">Z; empty for nothing taken as given.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    ValueTask<Verdict> AnswerAsync(Question question, TextBackground background, CancellationToken cancellationToken = default);

    /// <summary>One factor of Prior(Z): whether a statement is true, given others. Credences are of no and yes.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="given">What is taken as given.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    ValueTask<Verdict> BelieveAsync(string statement, TextBackground given, CancellationToken cancellationToken = default);

    /// <summary>Prior(Z)/Prior(Z'): which of two is more plausible on its face. Credences are of the first and the second.</summary>
    /// <param name="first">Z.</param>
    /// <param name="second">Z'.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    ValueTask<Verdict> CompareAsync(TextBackground first, TextBackground second, CancellationToken cancellationToken = default);
}
