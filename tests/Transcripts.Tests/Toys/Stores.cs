using System.Text.Json;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Makes runs' folders, and says what lines hold.</summary>
internal static class Stores
{
    public static RunInfo Info { get; } = new() { Schema = RunInfo.CurrentSchema, RunId = "run", Kind = "import" };

    /// <summary>A run in a folder that holds whatever bytes the files are given.</summary>
    public static StoredRun Of(string folder, params (string Name, byte[] Bytes)[] files)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "run.json"), JsonSerializer.SerializeToUtf8Bytes(Info, StoreJson.Default.RunInfo));
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        return StoredRun.Open(folder);
    }

    public static string Text(StoredDebate debate) => JsonSerializer.Serialize(debate, StoreJson.Default.StoredDebate);

    public static string Text(StoredJudgement judgement) => JsonSerializer.Serialize(judgement, StoreJson.Default.StoredJudgement);
}
