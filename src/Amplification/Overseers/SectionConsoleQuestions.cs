using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// Questions about sections of a library: he is shown the section and the beginnings of those below it, asks about one of these by its address, and what he quotes
/// of the section in his answer is a citation of it.
/// </summary>
/// <param name="tree">The library.</param>
public sealed partial class SectionConsoleQuestions(ImplicitTree tree) : IConsoleQuestions<SectionQuestion>
{
    private const int SectionCharacters = 8_000;
    private const int BeginningCharacters = 160;
    private const int MostBelow = 64;

    /// <summary>Characters of the library that he was shown so far.</summary>
    public int Characters { get; private set; }

    /// <inheritdoc/>
    public string Form => "? /0/1 ...";

    /// <inheritdoc/>
    public string Words(SectionQuestion question) => $"{question.Text} (section {question.About})";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ShownAsync(SectionQuestion question, CancellationToken cancellationToken)
    {
        if (await tree.FindAsync(question.About, cancellationToken) is not { } section)
        {
            return [$"There is no section {question.About}."];
        }

        List<string> shown = [SpeechSanitizer.Cut(section.Text, SectionCharacters)];
        for (var i = 0; i < Math.Min(section.ChildCount, MostBelow); i++)
        {
            if (await tree.FindAsync(section.Address.Child(i), cancellationToken) is { } child)
            {
                shown.Add($"{child.Address}: {SpeechSanitizer.Cut(child.Text, BeginningCharacters)}");
            }
        }

        Characters += shown.Sum(s => s.Length);
        return shown;
    }

    /// <inheritdoc/>
    public bool TryRead(string typed, SectionQuestion asked, [MaybeNullWhen(false)] out SectionQuestion subquestion)
    {
        ArgumentNullException.ThrowIfNull(typed);
        subquestion = default;
        if (typed.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var at, var text]
            || !NodeAddress.TryParse(at, out var address) || !asked.About.IsAncestorOf(address))
        {
            return false;
        }

        subquestion = new(text, address);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Citation>> CitedAsync(SectionQuestion question, string answer, CancellationToken cancellationToken) =>
        await tree.FindAsync(question.About, cancellationToken) is not { } section ? [] :
        [
            .. Quoted().Matches(answer)
                .Select(q => CitationChecker.Check(new(section.Address, q.Groups[1].Value), section.Text))
                .Where(c => c.Holds)
                .Select(c => c.Citation with { Span = c.Found }),
        ];

    [GeneratedRegex("\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();
}
