using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>All that an overseer sees when he moves.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
/// <param name="Question">The question before him.</param>
/// <param name="Known">What he asked so far, with what came back, in the order of asking.</param>
/// <param name="Seed">His randomness for this question: the same at each of his moves.</param>
/// <param name="Context">Names the facts or the Z that the question is about; equal names mean equal facts.</param>
public sealed record Consultation<TQuestion, TAnswer>(
    TQuestion Question,
    IReadOnlyList<Answered<TQuestion, TAnswer>> Known,
    Seed Seed = default,
    string Context = "")
{
    /// <summary>Which of his votes on the question this is, from 0.</summary>
    public int Vote { get; init; }
}
