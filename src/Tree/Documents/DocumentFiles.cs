namespace LearningThePrior.Tree.Documents;

/// <summary>The files that <see cref="DocumentUnpacker"/> reads, so that whoever has to can tell whether they are still the same.</summary>
public static class DocumentFiles
{
    /// <summary>Lists them without reading any, in ordinal order of their names.</summary>
    /// <param name="path">A folder or a file, as <see cref="DocumentUnpacker.Open"/> takes it.</param>
    /// <returns>Each with its name within the folder, parts divided by <c>/</c>, and its full path.</returns>
    /// <exception cref="InvalidDataException">There is nothing there, or nothing that can be read.</exception>
    public static IReadOnlyList<(string Name, string Path)> Of(string path)
    {
        DocumentUnpacker.Open(path);
        var full = Path.GetFullPath(path);
        return Directory.Exists(full)
            ? [.. Below(new DirectoryInfo(full), "").OrderBy(f => f.Name, StringComparer.Ordinal)]
            : [(Path.GetFileName(full), full)];
    }

    /// <summary>Reads all of them once, one at a time, so that one that cannot be read shows before anybody pays for reading others.</summary>
    /// <param name="path">A folder or a file, as above.</param>
    /// <exception cref="InvalidDataException">There is nothing there, or a file is no document; names it.</exception>
    public static void RequireReadable(string path)
    {
        foreach (var (_, file) in Of(path))
        {
            _ = FilePart.Of(file)?.Children;
        }
    }

    private static IEnumerable<(string Name, string Path)> Below(DirectoryInfo folder, string above) =>
        FolderPart.Entries(folder).SelectMany(entry => entry is DirectoryInfo inner ? Below(inner, $"{above}{inner.Name}/") : [(above + entry.Name, entry.FullName)]);
}
