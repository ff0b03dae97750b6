namespace LearningThePrior.Amplification.Overseers;

/// <summary>A subquestion with what came back.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
/// <param name="Question">The subquestion.</param>
/// <param name="Reply">The answer; where there is none, the reason. Untrusted.</param>
public readonly record struct Answered<TQuestion, TAnswer>(TQuestion Question, Reply<TAnswer> Reply);
