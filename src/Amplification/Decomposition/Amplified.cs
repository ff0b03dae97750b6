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
        var (known, asked) = (new List<Answered<TQuestion, TAnswer>>(), new List<Decomposed<TQuestion, TAnswer>>());
        while (true)
        {
            switch (await overseer.NextAsync(new(question, known, seed, context.Name), cancellationToken))
            {
                case OverseerAnswers<TQuestion, TAnswer> said:
                    return new(question, new(said.Value), AnswerSource.Overseer, asked, said.Cited);
                case OverseerAsks<TQuestion, TAnswer> { Subquestions: [_, ..] subquestions } when asked.Count + subquestions.Count <= width:
                    foreach (var subquestion in subquestions)
                    {
                        var answered = context.LookUp(subquestion, seed.For("look-up", asked.Count).CreateRandom()) is { } found
                            ? new Decomposed<TQuestion, TAnswer>(subquestion, found.Reply, AnswerSource.LookUp, [], found.Cited)
                            : new(subquestion, await assistant.AnswerAsync(subquestion, context, cancellationToken), AnswerSource.Assistant, [], []);
                        asked.Add(answered);
                        known.Add(new(subquestion, answered.Reply));
                    }

                    break;
                case OverseerAsks<TQuestion, TAnswer> { Subquestions.Count: > 0 }:
                    return new(question, new(default, NoAnswer.Width), AnswerSource.Nobody, asked, []);
                default:
                    return new(question, new(default, NoAnswer.DoNotKnow), AnswerSource.Overseer, asked, []);
            }
        }
    }
}
