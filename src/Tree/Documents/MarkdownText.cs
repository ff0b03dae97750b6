namespace LearningThePrior.Tree.Documents;

/// <summary>
/// Reads Markdown, and plain text as Markdown without headings: sections by their <c>#</c> headings, paragraphs by blank
/// lines. Fenced code is one paragraph, whatever stands in it.
/// </summary>
internal static class MarkdownText
{
    public static SectionPart Read(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var open = new Stack<SectionPart>();
        open.Push(new(title, level: 0));
        var paragraph = new List<string>();
        string? fence = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Fence(line) is { } marks && (fence is null || (marks.StartsWith(fence, StringComparison.Ordinal) && line.Trim() == marks)))
            {
                fence = fence is null ? marks : null;
                paragraph.Add(line);
            }
            else if (fence is null && string.IsNullOrWhiteSpace(line))
            {
                Close(open.Peek(), paragraph);
            }
            else if (fence is null && Level(line) is > 0 and var level)
            {
                Close(open.Peek(), paragraph);
                while (open.Peek().Level >= level)
                {
                    open.Pop();
                }

                var section = new SectionPart(line.Trim().Trim('#').Trim(), level);
                open.Peek().Add(section);
                open.Push(section);
            }
            else
            {
                paragraph.Add(line);
            }
        }

        Close(open.Peek(), paragraph);
        return open.Last();
    }

    private static void Close(SectionPart section, List<string> lines)
    {
        if (lines.Count > 0)
        {
            section.AddParagraph(string.Join('\n', lines));
            lines.Clear();
        }
    }

    /// <summary>The level of a heading, 1 to 6; 0 for any other line.</summary>
    private static int Level(string line)
    {
        var marks = line.Length - line.TrimStart('#').Length;
        return marks is >= 1 and <= 6 && line.Length > marks && line[marks] is ' ' or '\t' && line.Trim('#', ' ', '\t').Length > 0 ? marks : 0;
    }

    /// <summary>The marks that open or close fenced code, or null.</summary>
    private static string? Fence(string line)
    {
        var text = line.TrimStart();
        var mark = text is ['`', ..] ? '`' : text is ['~', ..] ? '~' : '\0';
        var length = text.Length - text.TrimStart(mark).Length;
        return mark != '\0' && length >= 3 ? text[..length] : null;
    }
}
