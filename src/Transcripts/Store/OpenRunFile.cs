using System.Text.Json;

namespace LearningThePrior.Transcripts;

/// <summary>Reads <c>open.json</c>.</summary>
internal static class OpenRunFile
{
    /// <summary>What it says.</summary>
    /// <exception cref="JournalException">It is malformed.</exception>
    public static OpenRun Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), StoreJson.Default.OpenRun) is { Schema: OpenRun.CurrentSchema } open
                ? open
                : throw new JournalException(path, 1, "$.schema", $"{OpenRun.CurrentSchema} is expected.");
        }
        catch (JsonException error)
        {
            throw new JournalException(path, (error.LineNumber ?? 0) + 1, error.Path, StoreReader.PlainProblem(error), error);
        }
    }
}
