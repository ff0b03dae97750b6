using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>Lets an overseer move until he answers or does not know; whoever asks says how subquestions are answered.</summary>
internal static class Consulting
{
    /// <summary>Answers a subquestion.</summary>
    /// <param name="subquestion">What is asked.</param>
    /// <param name="index">How many subquestions came before it.</param>
    public delegate ValueTask<Decomposed<TQuestion, TAnswer>> AnswerSubquestion<TQuestion, TAnswer>(TQuestion subquestion, int index);

    /// <param name="overseer">H.</param>
    /// <param name="question">The question.</param>
    /// <param name="context">Names what it is about.</param>
    /// <param name="seed">Randomness of the overseer.</param>
    /// <param name="vote">Which of his votes on the question this is, from 0.</param>
    /// <param name="width">The most subquestions.</param>
    /// <param name="mayMove">Whether he may be asked for one more move; null for always.</param>
    /// <param name="answer">Answers a subquestion.</param>
    /// <param name="cancellationToken">Stops between two moves.</param>
    public static async ValueTask<Decomposed<TQuestion, TAnswer>> RunAsync<TQuestion, TAnswer>(
        IOverseer<TQuestion, TAnswer> overseer,
        TQuestion question,
        string context,
        Seed seed,
        int vote,
        int width,
        Func<bool>? mayMove,
        AnswerSubquestion<TQuestion, TAnswer> answer,
        CancellationToken cancellationToken)
        where TQuestion : IEquatable<TQuestion>
    {
        var (known, asked) = (new List<Answered<TQuestion, TAnswer>>(), new List<Decomposed<TQuestion, TAnswer>>());
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mayMove?.Invoke() == false)
            {
                return Unanswered(question, NoAnswer.Budget, asked);
            }

            switch (await overseer.NextAsync(new(question, known, seed, context) { Vote = vote }, cancellationToken))
            {
                case OverseerAnswers<TQuestion, TAnswer> said:
                    return new(question, new(said.Value), AnswerSource.Overseer, asked, said.Cited);
                case OverseerAsks<TQuestion, TAnswer> { Subquestions: [_, ..] subquestions } when asked.Count + subquestions.Count <= width:
                    foreach (var subquestion in subquestions)
                    {
                        var answered = await answer(subquestion, asked.Count);
                        asked.Add(answered);
                        known.Add(new(subquestion, answered.Reply));
                    }

                    break;
                case OverseerAsks<TQuestion, TAnswer> { Subquestions.Count: > 0 }:
                    return Unanswered(question, NoAnswer.Width, asked);
                case OverseerUnreadable<TQuestion, TAnswer> { Raw: var raw }:
                    return new(question, new(default, NoAnswer.Unreadable), AnswerSource.Overseer, asked, []) { Raw = raw };
                default:
                    return new(question, new(default, NoAnswer.DoNotKnow), AnswerSource.Overseer, asked, []);
            }
        }
    }

    /// <summary>A question that nobody answered.</summary>
    public static Decomposed<TQuestion, TAnswer> Unanswered<TQuestion, TAnswer>(
        TQuestion question, NoAnswer why, IReadOnlyList<Decomposed<TQuestion, TAnswer>> asked) =>
        new(question, new(default, why), AnswerSource.Nobody, asked, []);

    /// <summary>A primitive's answer by look-up; null where the question is none.</summary>
    public static Decomposed<TQuestion, TAnswer>? LookUp<TQuestion, TAnswer>(
        IQuestionContext<TQuestion, TAnswer> context, TQuestion question, SeededRandom random) =>
        context.LookUp(question, random) is { } found ? new(question, found.Reply, AnswerSource.LookUp, [], found.Cited) : null;
}
