using System.Diagnostics.CodeAnalysis;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>Questions that are words and nothing else, about no Z.</summary>
public sealed class PlainConsoleQuestions : IConsoleQuestions<string>
{
    /// <inheritdoc/>
    public string Form => "? ...";

    /// <inheritdoc/>
    public string Words(string question) => question;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ShownAsync(string question, CancellationToken cancellationToken) => new([]);

    /// <inheritdoc/>
    public bool TryRead(string typed, string asked, [MaybeNullWhen(false)] out string subquestion)
    {
        subquestion = typed;
        return true;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Citation>> CitedAsync(string question, string answer, CancellationToken cancellationToken) => new([]);
}
