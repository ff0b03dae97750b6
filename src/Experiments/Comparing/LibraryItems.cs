using LearningThePrior.Debate;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>Questions about documents as items of a comparison: the right answer is the truth, and one debater argues on either side.</summary>
/// <param name="questions">The questions, each with its right answer.</param>
/// <param name="documents">Z.</param>
/// <param name="debater">Argues for the right answer, and for the next.</param>
public sealed class LibraryItems(IReadOnlyList<AskedQuestion> questions, IUnpacker documents, IDebater debater)
{
    /// <summary>One of the items.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentException">Nobody knows its right answer.</exception>
    public ComparisonItem Draw(int index)
    {
        var (question, correct) = questions[index];
        if (correct is not { } right)
        {
            throw new ArgumentException($"question '{question.Id}' has no 'correct'; a comparison counts right answers, so that every question needs one.");
        }

        var (first, second) = questions[index].Pair;
        return new(
            question.Id,
            question,
            documents,
            new([.. Enumerable.Range(0, question.Answers.Count).Select(i => i == right ? 1.0 : 0)]),
            new(debater, new AnswerPosition(right)),
            new(debater, new AnswerPosition(first == right ? second : first)));
    }
}
