namespace LearningThePrior.Tree.Documents;

/// <summary>
/// Documents as Z: a folder of Markdown and text, or one such file, or a JSON document, as a tree of folders, files, sections and
/// paragraphs (or of keys and values), each read only when somebody asks for it.
/// </summary>
/// <remarks>
/// Children stand in the order of the document; files and folders in ordinal order of their names. Links and names that begin
/// with a dot are passed over. What a node says of its children is a short outline, so that a reader can find its way.
/// </remarks>
public sealed class DocumentUnpacker : IUnpacker
{
    private readonly DocumentPart _root;

    private DocumentUnpacker(DocumentPart root) => _root = root;

    /// <summary>The names of files that are read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".md", ".markdown", ".txt", ".json"];

    /// <summary>Opens a folder or a file; nothing but names is read yet.</summary>
    /// <param name="path">A folder, or a file with one of <see cref="Extensions"/>.</param>
    /// <exception cref="InvalidDataException">There is nothing there, or nothing that can be read.</exception>
    public static DocumentUnpacker Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            var folder = new FolderPart(new DirectoryInfo(full));
            return folder.Children.Count > 0
                ? new(folder)
                : throw new InvalidDataException($"{path} holds no documents; files ending in {string.Join(", ", Extensions)} are read.");
        }

        return !File.Exists(full)
            ? throw new InvalidDataException($"{path} is neither a folder nor a file; name the documents that are Z.")
            : !PlainFile.IsOne(new(full)) ? throw new InvalidDataException($"{path} is a pipe or the like; name a file or a folder.")
            : new(FilePart.Of(full) ?? throw new InvalidDataException($"{path} cannot be read as a document; files ending in {string.Join(", ", Extensions)} are."));
    }

    /// <summary>Reads Markdown or plain text that is at hand.</summary>
    /// <param name="title">What the root is called.</param>
    /// <param name="text">The text.</param>
    public static DocumentUnpacker Of(string title, string text) => new(MarkdownText.Read(title, text));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A file is no text, or no JSON: which, and where.</exception>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(NodeOf(NodeAddress.Root, _root));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A file is no text, or no JSON: which, and where.</exception>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var children = ((DocumentPart)parent.State!).Children;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, children.Count);
        return ValueTask.FromResult(NodeOf(parent.Address.Child(index), children[index]));
    }

    private static Node NodeOf(NodeAddress address, DocumentPart part) => new(address, part.Text, part.Children.Count, part);
}
