using System.Diagnostics.CodeAnalysis;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>How a human at the console meets questions: what he is shown for one, and what he may type.</summary>
/// <typeparam name="TQuestion">The questions.</typeparam>
public interface IConsoleQuestions<TQuestion>
{
    /// <summary>How a subquestion is typed after its question mark, in a few words.</summary>
    string Form { get; }

    /// <summary>A question in words.</summary>
    string Words(TQuestion question);

    /// <summary>What of Z he is shown for a question, a line each.</summary>
    ValueTask<IReadOnlyList<string>> ShownAsync(TQuestion question, CancellationToken cancellationToken);

    /// <summary>Reads a subquestion.</summary>
    /// <param name="typed">What follows the question mark, trimmed and not empty.</param>
    /// <param name="asked">The question that he is asked himself.</param>
    /// <param name="subquestion">The subquestion.</param>
    /// <returns>Whether it is one.</returns>
    bool TryRead(string typed, TQuestion asked, [MaybeNullWhen(false)] out TQuestion subquestion);

    /// <summary>The quotes of Z on which an answer rests.</summary>
    ValueTask<IReadOnlyList<Citation>> CitedAsync(TQuestion question, string answer, CancellationToken cancellationToken);
}
