namespace LearningThePrior.Tree.Documents;

/// <summary>A folder: its documents and folders.</summary>
internal sealed class FolderPart(DirectoryInfo folder) : DocumentPart
{
    private readonly Lazy<IReadOnlyList<DocumentPart>> _children = new(() => List(folder));

    public override string Title => folder.Name + "/";

    public override string Text => Outline(Title, Children);

    public override IReadOnlyList<DocumentPart> Children => _children.Value;

    /// <summary>The folders and documents in a folder: no links, no names that begin with a dot, no files of other kinds, no pipes.</summary>
    public static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) => folder.EnumerateFileSystemInfos()
        .Where(i => i.Name[0] != '.' && i.LinkTarget is null && (i is DirectoryInfo || (FilePart.Of(i.FullName) is not null && i is FileInfo file && PlainFile.IsOne(file))))
        .OrderBy(i => i.Name, StringComparer.Ordinal);

    private static DocumentPart[] List(DirectoryInfo folder) =>
        [.. Entries(folder).Select(i => i is DirectoryInfo inner ? (DocumentPart)new FolderPart(inner) : FilePart.Of(i.FullName)!)];
}
