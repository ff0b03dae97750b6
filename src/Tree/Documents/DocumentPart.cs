using System.Globalization;
using System.Text;

namespace LearningThePrior.Tree.Documents;

/// <summary>A part of a document. What it says and holds is found out when somebody asks.</summary>
internal abstract class DocumentPart
{
    private const int OutlineLines = 100;
    private const int OutlineCharacters = 80;

    /// <summary>One line for the outline above.</summary>
    public abstract string Title { get; }

    /// <summary>What a reader is shown.</summary>
    public abstract string Text { get; }

    public abstract IReadOnlyList<DocumentPart> Children { get; }

    /// <summary>The title, and a line for each child with its number.</summary>
    protected static string Outline(string heading, IReadOnlyList<DocumentPart> children)
    {
        var text = new StringBuilder(heading);
        for (var i = 0; i < Math.Min(children.Count, OutlineLines); i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{i}: {Shortened(children[i].Title)}");
        }

        return children.Count <= OutlineLines
            ? text.ToString()
            : text.Append(CultureInfo.InvariantCulture, $"\nand {children.Count - OutlineLines} more, numbered on").ToString();
    }

    protected static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= OutlineCharacters)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', OutlineCharacters);
        end = end > OutlineCharacters / 2 ? end : OutlineCharacters;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + " ...";
    }
}
