using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts.Exporting;

/// <summary>Makes an export again in place of an earlier one, which stands until the new one is whole.</summary>
public static class ExportReplacement
{
    /// <summary>Exports, and takes away what stood in the folder if that was an export of the same format.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder; where there is none it is made.</param>
    /// <param name="export">One of <see cref="RunExport"/>'s.</param>
    /// <param name="cancellationToken">Stops; the earlier export stays.</param>
    /// <exception cref="InvalidDataException">The folder holds something else than such an export, which is left as it is.</exception>
    /// <exception cref="IOException">The run cannot be read, or the folder not be written.</exception>
    public static async Task ReplaceAsync(
        StoredRun run, string folder, Func<StoredRun, string, CancellationToken, Task> export, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(export);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Path.Exists(folder))
        {
            await export(run, folder, cancellationToken);
            return;
        }

        using var beside = new UnfinishedFolder(folder);
        var (made, old) = (Path.Combine(beside.Path, "new"), Path.Combine(beside.Path, "old"));
        await export(run, made, cancellationToken);
        RequireExportLike(made, folder);
        Directory.Move(folder, old);
        try
        {
            Directory.Move(made, folder);
        }
        catch
        {
            Directory.Move(old, folder);
            throw;
        }
    }

    /// <summary>A table that the new export lacks may stand in the old one: a run's calls are left out of a part of it.</summary>
    private static void RequireExportLike(string made, string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(made).Select(f => Path.GetFileName(f)!)];
        var extension = Path.GetExtension(files[0]);
        string[] known = [.. files, .. new[] { "calls", "decompositions", "subquestions" }.Select(table => table + extension)];
        var other = Directory.Exists(folder)
            ? Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).FirstOrDefault(e => Directory.Exists(e) || !known.Contains(Path.GetFileName(e), StringComparer.Ordinal))
            : folder;
        if (other is not null)
        {
            throw new InvalidDataException($"{folder} is not replaced: {other} is no part of such an export; name another folder.");
        }
    }
}
