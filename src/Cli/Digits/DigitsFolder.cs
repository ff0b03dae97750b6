using System.Text.Json;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Cli.Digits;

/// <summary>The folder that <c>ltp digits --out</c> writes to.</summary>
internal static class DigitsFolder
{
    /// <summary>Refuses a folder that holds something, before anything is run.</summary>
    public static string? Check(string? path)
    {
        if (path is not null && string.IsNullOrWhiteSpace(path))
        {
            throw new UserException("--out must name a folder; it is blank.");
        }

        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new UserException($"--out: {path} is there already and is not an empty folder; name another one.");
        }

        return path;
    }

    /// <summary>The summary's place.</summary>
    public static string Summary(string path) => Path.Combine(path, "summary.json");

    /// <summary>Writes the summary next to its place and moves it there.</summary>
    public static void Write(string path, DigitSummary summary)
    {
        Directory.CreateDirectory(path);
        UnfinishedFile.Write(Summary(path), JsonSerializer.Serialize(summary, DigitJson.Default.DigitSummary) + "\n");
    }
}
