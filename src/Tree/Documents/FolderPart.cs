namespace LearningThePrior.Tree.Documents;

/// <summary>A folder: its documents and folders.</summary>
internal sealed class FolderPart(DirectoryInfo folder) : DocumentPart
{
    private readonly Lazy<IReadOnlyList<DocumentPart>> _children = new(() => List(folder));

    public override string Title => folder.Name + "/";

    public override string Text => Outline(Title, Children);

    public override IReadOnlyList<DocumentPart> Children => _children.Value;

    private static DocumentPart[] List(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFileSystemInfos()
            .Where(i => i.Name[0] != '.' && i.LinkTarget is null)
            .OrderBy(i => i.Name, StringComparer.Ordinal)
            .Select(i => i is DirectoryInfo inner ? (DocumentPart)new FolderPart(inner) : FilePart.Of(i.FullName))
            .OfType<DocumentPart>(),
    ];
}
