using System.Text;

namespace LearningThePrior.Tree;

/// <summary>Checks what debaters claim that nodes say.</summary>
/// <remarks>
/// <para>
/// A quote holds only as a whole: it has a letter or a digit, and where it stands it begins and ends at the edges of words
/// and of what a human reads as characters. Words are those of Unicode's UAX 29, so "can" is not a quote of "can't", nor
/// "1" of "1,000"; in scripts written without spaces every letter is a word.
/// </para>
/// <para>
/// Quotes and texts are untrusted and may be long. Apart from near misses all takes time linear in both. The search for a
/// near miss computes at most 2^23 cells of the table of edit distances, less than a tenth of a second, and is then
/// given up: a near miss further on is reported as not found.
/// </para>
/// </remarks>
public static class CitationChecker
{
    // Below three words a change of one character can turn any word into any other.
    private const int NearMissWords = 3;

    // One character in ten is a slip or a twist of some words; more is other words.
    private const int NearMissCharactersPerEdit = 10;

    /// <summary>Checks a citation against the text of its node.</summary>
    /// <param name="citation">
    /// The citation. With a span it is checked there and nowhere else; without one it is looked for in the whole text.
    /// </param>
    /// <param name="nodeText">The whole text of the node at the citation's address.</param>
    /// <returns>
    /// Exact, normalised, near miss, not found or out of range. A near miss is the stretch of words with the fewest edits,
    /// after normalising, to a quote of at least three words: at most one edit for ten characters of the quote, or one.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument, or the quote, is null.</exception>
    public static CheckedCitation Check(Citation citation, string nodeText)
    {
        ArgumentNullException.ThrowIfNull(citation);
        ArgumentNullException.ThrowIfNull(citation.Quote, nameof(citation));
        ArgumentNullException.ThrowIfNull(nodeText);
        var boundaries = TextBoundaries.Of(nodeText);
        return citation.Span is { } span
            ? CheckAt(span, citation, nodeText, boundaries)
            : CheckAnywhere(citation, nodeText, boundaries);
    }

    /// <summary>Reads the node of a citation and checks the citation against its text.</summary>
    /// <param name="citation">The citation.</param>
    /// <param name="reader">Reads the node, and pays for it where it was not shown before.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>
    /// What <see cref="Check"/> finds; not unpacked when there is no such node; over budget when the reader refuses it.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument, or the quote, is null.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public static async ValueTask<CheckedCitation> CheckAsync(
        Citation citation, TreeReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(citation);
        ArgumentNullException.ThrowIfNull(citation.Quote, nameof(citation));
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.ReadAsync(citation.Address, cancellationToken) switch
        {
            NodeRead read => Check(citation, read.Node.Text),
            NoSuchNode => Without(citation, CitationStatus.NotUnpacked),
            _ => Without(citation, CitationStatus.OverBudget),
        };
    }

    private static CheckedCitation CheckAt(TextSpan span, Citation citation, string text, TextBoundaries boundaries)
    {
        if (span.End > text.Length || !boundaries.IsCharacterEdge(span.Start) || !boundaries.IsCharacterEdge(span.End))
        {
            return Without(citation, CitationStatus.OutOfRange);
        }

        string said = text.Substring(span.Start, span.Length);
        if (!SaysSomething(citation.Quote) || !boundaries.IsWordEdge(span.Start) || !boundaries.IsWordEdge(span.End))
        {
            return Without(citation, CitationStatus.NotFound);
        }

        if (said == citation.Quote)
        {
            return new CheckedCitation(citation, CitationStatus.Exact, span);
        }

        string words = FoldedText.Trimmed(citation.Quote);
        string saidWords = FoldedText.Trimmed(said);
        if (words == saidWords)
        {
            return new CheckedCitation(citation, CitationStatus.Normalised, span);
        }

        return IsLongEnoughForNearMiss(words)
            && NearSearch.Best(words, saidWords, EditsAllowed(words), at => at == 0, at => at == saidWords.Length) is not null
            ? new CheckedCitation(citation, CitationStatus.NearMiss, span)
            : Without(citation, CitationStatus.NotFound);
    }

    private static CheckedCitation CheckAnywhere(Citation citation, string text, TextBoundaries boundaries)
    {
        string quote = citation.Quote;
        if (!SaysSomething(quote))
        {
            return Without(citation, CitationStatus.NotFound);
        }

        foreach (int start in ExactSearch.Occurrences(quote, text))
        {
            if (boundaries.IsWordEdge(start) && boundaries.IsWordEdge(start + quote.Length))
            {
                return new CheckedCitation(citation, CitationStatus.Exact, new TextSpan(start, quote.Length));
            }
        }

        string words = FoldedText.Trimmed(quote);
        var folded = FoldedText.Of(text);
        foreach (int start in ExactSearch.Occurrences(words, folded.Text))
        {
            int end = start + words.Length;
            if (folded.CanBegin(start, boundaries) && folded.CanEnd(end, boundaries))
            {
                return new CheckedCitation(citation, CitationStatus.Normalised, folded.Original(start, end));
            }
        }

        return IsLongEnoughForNearMiss(words)
            && NearSearch.Best(
                words,
                folded.Text,
                EditsAllowed(words),
                at => folded.CanBegin(at, boundaries),
                at => folded.CanEnd(at, boundaries)) is { } near
            ? new CheckedCitation(citation, CitationStatus.NearMiss, folded.Original(near.Start, near.End))
            : Without(citation, CitationStatus.NotFound);
    }

    private static bool SaysSomething(string quote)
    {
        foreach (Rune rune in quote.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.IsNumber(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLongEnoughForNearMiss(string words) => TextBoundaries.Of(words).WordCount >= NearMissWords;

    private static int EditsAllowed(string words) => Math.Max(1, words.Length / NearMissCharactersPerEdit);

    private static CheckedCitation Without(Citation citation, CitationStatus status) => new(citation, status, null);
}
