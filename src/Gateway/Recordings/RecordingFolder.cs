using System.Collections.Concurrent;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Gateway.Recordings;

/// <summary>A folder of recordings: <c>MODEL/KEY.json</c>, the key's first 16 digits.</summary>
internal sealed class RecordingFolder(string folder)
{
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);

    public string Folder => folder;

    public string PathOf(CallKey key) => Path.Join(_folders.GetOrAdd(key.Model, m => Path.Combine(folder, Plain(m))), string.Concat(key.Hash.AsSpan(0, 16), ".json"));

    /// <summary>What stands where the recording of a call belongs, or null.</summary>
    public ReadOnlyMemory<byte>? Find(CallKey key) => ReadIfThere(PathOf(key));

    /// <summary>Keeps a recording: written beside its place, then moved there, so that it is there whole or not at all.</summary>
    /// <returns>Whether it is kept; not where another is there that it must not replace.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool Write(CallKey key, ReadOnlySpan<byte> recording, bool replace)
    {
        var path = PathOf(key);
        try
        {
            return Write(path, recording, replace);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // The latter where another call made the folder just then.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Write(path, recording, replace);
        }
    }

    /// <summary>All files that may be recordings.</summary>
    public IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> All() => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        .Select(path => (path, Content: ReadIfThere(path)))
        .Where(file => file.Content is not null)
        .Select(file => (file.path, file.Content!.Value));

    private static bool Write(string path, ReadOnlySpan<byte> recording, bool replace)
    {
        try
        {
            UnfinishedFile.Write(path, recording, replace);
            return true;
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte>? ReadIfThere(string path)
    {
        // Asked first, because most calls of a new run have none, and an exception for each costs more than the call.
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // A folder's name on every system, whatever a model is called; never one that leads elsewhere.
    private static string Plain(string model)
    {
        var plain = string.Concat(model.Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).Trim('.');
        return plain.Length == 0 ? "model" : plain;
    }
}
