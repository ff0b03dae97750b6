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

    private static IEnumerable<(string Name, string Path)> Below(DirectoryInfo folder, string above) =>
        FolderPart.Entries(folder).SelectMany(entry => entry is DirectoryInfo inner ? Below(inner, $"{above}{inner.Name}/") : [(above + entry.Name, entry.FullName)]);
}
