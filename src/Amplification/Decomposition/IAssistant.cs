using LearningThePrior.Amplification.Overseers;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>X, who answers the overseer's subquestions at once: a model that is being trained, or anything else that answers.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
public interface IAssistant<TQuestion, TAnswer>
{
    /// <summary>Answers, or says that it does not know.</summary>
    ValueTask<Reply<TAnswer>> AnswerAsync(TQuestion question, IQuestionContext<TQuestion, TAnswer> context, CancellationToken cancellationToken = default);
}
