using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>What questions are about, for example a world of facts or an implicit tree: some questions, the primitives, are answered by look-up.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
public interface IQuestionContext<TQuestion, TAnswer>
{
    /// <summary>Names the context; equal names mean equal facts.</summary>
    string Name { get; }

    /// <summary>The one form of all questions that mean the same, by which answers are remembered.</summary>
    TQuestion Canonical(TQuestion question) => question;

    /// <summary>Whether a question has the same answer each time; a random neighbour is never remembered.</summary>
    bool IsSettled(TQuestion question) => true;

    /// <summary>Answers a primitive question by look-up and names the facts that it used. Returns null if the question is not a primitive.</summary>
    /// <param name="question">The question.</param>
    /// <param name="random">Draws where a primitive is random.</param>
    LookUp<TAnswer>? LookUp(TQuestion question, SeededRandom random) => null;

    /// <summary>A question in words.</summary>
    string SayQuestion(TQuestion question) => $"{question}";

    /// <summary>An answer in words.</summary>
    string SayAnswer(TAnswer answer) => $"{answer}";
}

/// <summary>What a look-up found.</summary>
/// <param name="Reply">The answer, or "do not know" where no fact says.</param>
/// <param name="Cited">The facts that say so.</param>
public sealed record LookUp<TAnswer>(Reply<TAnswer> Reply, IReadOnlyList<Citation> Cited);
