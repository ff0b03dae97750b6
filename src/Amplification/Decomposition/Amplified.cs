using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>
/// Amplify^H(X): the overseer answers one question, and the assistant X, or a look-up, answers each of his subquestions (Christiano, Shlegeris and
/// Amodei 2018, figure 1).
/// </summary>
public static class Amplified
{
    /// <summary>Asks.</summary>
    /// <param name="overseer">H.</param>
    /// <param name="question">The question.</param>
    /// <param name="context">What it is about.</param>
    /// <param name="assistant">X.</param>
    /// <param name="seed">Randomness of the overseer and of look-ups.</param>
    /// <param name="width">The most subquestions, from 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer with what was asked.</returns>
    public static async ValueTask<Decomposed<TQuestion, TAnswer>> AskAsync<TQuestion, TAnswer>(
        IOverseer<TQuestion, TAnswer> overseer,
        TQuestion question,
        IQuestionContext<TQuestion, TAnswer> context,
        IAssistant<TQuestion, TAnswer> assistant,
        Seed seed = default,
        int width = 16,
        CancellationToken cancellationToken = default)
        where TQuestion : IEquatable<TQuestion>
    {
        ArgumentNullException.ThrowIfNull(overseer);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(assistant);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        return await Consulting.RunAsync<TQuestion, TAnswer>(
            overseer,
            question,
            context.Name,
            seed,
            vote: 0,
            width,
            mayMove: null,
            async (subquestion, index) => Consulting.LookUp(context, subquestion, seed.For("look-up", index).CreateRandom())
                ?? new(subquestion, await assistant.AnswerAsync(subquestion, context, cancellationToken), AnswerSource.Assistant, [], []),
            cancellationToken);
    }
}
