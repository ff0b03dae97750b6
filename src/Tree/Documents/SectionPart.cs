namespace LearningThePrior.Tree.Documents;

/// <summary>A section with its heading: paragraphs and sections below it.</summary>
internal sealed class SectionPart(string heading, int level) : DocumentPart
{
    // About a page: what a budget in nodes is meant to pay for.
    private const int ParagraphCharacters = 2_000;
    private readonly List<DocumentPart> _children = [];

    public int Level => level;

    public override string Title => heading;

    public override string Text => Outline(Title, _children);

    public override IReadOnlyList<DocumentPart> Children => _children;

    public void Add(SectionPart section) => _children.Add(section);

    /// <summary>Adds a paragraph; one longer than a page becomes several, cut after sentences or words where there are any.</summary>
    public void AddParagraph(string text)
    {
        var rest = text.AsSpan().TrimEnd();
        while (rest.Length > ParagraphCharacters)
        {
            var cut = Cut(rest[..ParagraphCharacters]);
            Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        Add(rest);
    }

    private void Add(ReadOnlySpan<char> paragraph)
    {
        if (!paragraph.IsEmpty)
        {
            _children.Add(new ParagraphPart(paragraph.ToString()));
        }
    }

    private static int Cut(ReadOnlySpan<char> page)
    {
        var sentence = Math.Max(page.LastIndexOf(". "), page.LastIndexOf(".\n"));
        var word = page.LastIndexOfAny(' ', '\n');
        var at = sentence > ParagraphCharacters / 2 ? sentence + 1 : word > ParagraphCharacters / 2 ? word : page.Length;
        return char.IsHighSurrogate(page[at - 1]) ? at - 1 : at;
    }
}

/// <summary>A paragraph: a leaf.</summary>
internal sealed class ParagraphPart(string text) : DocumentPart
{
    public override string Title => text;

    public override string Text => text;

    public override IReadOnlyList<DocumentPart> Children => [];
}
