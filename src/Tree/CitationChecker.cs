namespace LearningThePrior.Tree;

/// <summary>Checks what debaters claim that nodes say.</summary>
public static class CitationChecker
{
    /// <summary>Checks a citation against the text of its node.</summary>
    public static CheckedCitation Check(Citation citation, string nodeText)
    {
        ArgumentNullException.ThrowIfNull(citation);
        ArgumentNullException.ThrowIfNull(nodeText);
        int at = nodeText.IndexOf(citation.Quote, StringComparison.Ordinal);
        return at < 0 || citation.Quote.Length == 0
            ? new CheckedCitation(citation, CitationStatus.NotFound, null)
            : new CheckedCitation(citation, CitationStatus.Exact, new TextSpan(at, citation.Quote.Length));
    }

    /// <summary>Reads the node of a citation and checks the citation against its text.</summary>
    /// <param name="citation">The citation.</param>
    /// <param name="reader">Reads the node; pays for it where it has not been shown before.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public static async ValueTask<CheckedCitation> CheckAsync(
        Citation citation, TreeReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(citation);
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.ReadAsync(citation.Address, cancellationToken) switch
        {
            NodeRead read => Check(citation, read.Node.Text),
            NoSuchNode => new CheckedCitation(citation, CitationStatus.NotUnpacked, null),
            _ => new CheckedCitation(citation, CitationStatus.OverBudget, null),
        };
    }
}
