using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>
/// Improves the answers to all questions in rounds. At first every answer is "do not know". In each round the overseer answers every question again; his
/// subquestions are answered by look-up, or with the answers of the round before. This also solves tasks in which the overseer asks again the question that
/// he was asked; recursion cannot.
/// </summary>
public static class Rounds
{
    /// <summary>Runs rounds until nothing is wrong, or a limit is reached.</summary>
    /// <param name="overseer">H.</param>
    /// <param name="context">What is asked about.</param>
    /// <param name="questions">Every question that may be asked and is no primitive; what else is asked is not known.</param>
    /// <param name="isRight">Whether an answer is right; it tells when to stop and nothing else.</param>
    /// <param name="most">The most rounds.</param>
    /// <param name="seed">Randomness of the overseer and of look-ups.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Rounds taken, and the share of questions whose answer was right after each.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync<TQuestion, TAnswer>(
        IOverseer<TQuestion, TAnswer> overseer,
        IQuestionContext<TQuestion, TAnswer> context,
        IReadOnlyList<TQuestion> questions,
        Func<TQuestion, TAnswer, bool> isRight,
        int most = 200,
        Seed seed = default,
        CancellationToken cancellationToken = default)
        where TQuestion : IEquatable<TQuestion>
    {
        ArgumentNullException.ThrowIfNull(overseer);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(isRight);
        ArgumentOutOfRangeException.ThrowIfZero(questions.Count, nameof(questions));
        var (answers, shares) = (new Dictionary<TQuestion, Reply<TAnswer>>(), new List<double>());
        while (shares.Count < most && (shares.Count == 0 || shares[^1] < 1))
        {
            var next = new Dictionary<TQuestion, Reply<TAnswer>>(answers);
            var random = seed.For("round", shares.Count);
            for (var i = 0; i < questions.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var assistant = new Remembered<TQuestion, TAnswer>(answers);
                next[context.Canonical(questions[i])] = (await Amplified.AskAsync(overseer, questions[i], context, assistant, random.For("question", i), cancellationToken: cancellationToken)).Reply;
            }

            answers = next;
            shares.Add(questions.Count(q => answers[context.Canonical(q)] is { IsKnown: true, Value: var answer } && isRight(q, answer!)) / (double)questions.Count);
        }

        return shares;
    }

    private sealed class Remembered<TQuestion, TAnswer>(Dictionary<TQuestion, Reply<TAnswer>> answers) : IAssistant<TQuestion, TAnswer>
        where TQuestion : IEquatable<TQuestion>
    {
        public ValueTask<Reply<TAnswer>> AnswerAsync(TQuestion question, IQuestionContext<TQuestion, TAnswer> context, CancellationToken cancellationToken = default) =>
            new(answers.GetValueOrDefault(context.Canonical(question), new(default, NoAnswer.DoNotKnow)));
    }
}
