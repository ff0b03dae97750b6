using System.IO.Compression;

namespace LearningThePrior.Transcripts;

/// <summary>Where things stand in a run's folder.</summary>
internal static class StoreFiles
{
    public static string Run(string folder) => Path.Combine(folder, "run.json");

    /// <summary>What a compressed file's name ends with.</summary>
    public const string Gz = ".gz";

    public static string Open(string folder) => Path.Combine(folder, "open.json");

    /// <summary>What earlier versions wrote while a run of learn went on.</summary>
    public static string Journal(string folder) => Path.Combine(folder, "journal.jsonl");

    /// <summary>The debates; a large run that is closed holds them compressed.</summary>
    public static string Debates(string folder) => Path.Combine(folder, "debates.jsonl") is var plain && !File.Exists(plain) && File.Exists(plain + Gz) ? plain + Gz : plain;

    public static string Judgements(string folder) => Path.Combine(folder, "judgements.jsonl");

    public static string Keys(string folder) => Path.Combine(folder, "keys.jsonl");

    public static string Nodes(string folder) => Path.Combine(folder, "nodes.jsonl");

    public static string Items(string folder) => Path.Combine(folder, "items.jsonl");

    /// <summary>Opens a file for reading, also while it is being written, and unpacks what is compressed.</summary>
    public static Stream Read(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        return path.EndsWith(Gz, StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    public static string Calls(string folder) => Path.Combine(folder, "calls.jsonl");
}
