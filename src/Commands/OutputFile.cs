using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Cli;

/// <summary>Files that a command is to write when its work is done: shown to be writable before the work begins.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that cannot be written.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="file">The file; null for none.</param>
    /// <exception cref="UserException">Its folder is missing, or nothing can be written there.</exception>
    public static void RequireWritable(string option, string? file)
    {
        if (file is null)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new UserException($"{option}: the folder {folder} is missing; make it first.");
        }

        try
        {
            new UnfinishedFile(file).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{option}: {file} cannot be written: {e.Message}");
        }
    }
}
