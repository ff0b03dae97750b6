using LearningThePrior.Amplification.Overseers;


namespace LearningThePrior.Amplification.Decomposition;

/// <summary>
/// Humans consulting HCH: a question is divided by the overseer, each subquestion is answered in the same way one level
/// lower, and the overseer answers from those answers (Christiano, "Strong HCH", 2016).
/// </summary>
/// <param name="Depth">Levels of subquestions, from 0: the overseer alone.</param>
/// <param name="Width">The most subquestions of a question, at least 1.</param>
public sealed record Hch(int Depth = 2, int Width = 3)
{
    /// <summary>Asks.</summary>
    /// <param name="overseer">H.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer with all that it rests on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The depth is negative or the width not positive.</exception>
    public async Task<Answered> AskAsync(IOverseer overseer, string question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(overseer);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentOutOfRangeException.ThrowIfNegative(Depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width);
        var subquestions = Depth == 0 ? [] : await overseer.DecomposeAsync(question, Width, cancellationToken);
        var below = this with { Depth = Math.Max(0, Depth - 1) };
        var known = await Task.WhenAll(subquestions.Take(Width).Select(s => below.AskAsync(overseer, s, cancellationToken)));
        return new(question, await overseer.AnswerAsync(question, known, cancellationToken), known);
    }
}
