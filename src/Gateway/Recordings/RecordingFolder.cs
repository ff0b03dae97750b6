using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Files;


namespace LearningThePrior.Gateway.Recordings;

/// <summary>A folder of recordings: <c>MODEL/KEY.json</c>, the key's first 16 digits.</summary>
internal sealed class RecordingFolder(string folder)
{
    public string Folder => folder;

    public string PathOf(PendingCall call) => Path.Combine(folder, Plain(call.Model.Model), call.Key[..16] + ".json");

    /// <summary>The recording of a call, or null.</summary>
    /// <exception cref="ModelException">There is a file, but it is torn, foreign or altered; names it.</exception>
    public Recording? Find(PendingCall call)
    {
        var path = PathOf(call);
        if (ReadIfThere(path) is not { } recording)
        {
            return null;
        }

        return recording.Key == call.Key ? recording : throw Unusable(path, "it holds another call than its name says");
    }

    /// <summary>Keeps a recording: written beside its place, then moved there, so that it is there whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(PendingCall call, Recording recording)
    {
        var path = PathOf(call);
        var text = RecordingJson.Write(recording);
        try
        {
            UnfinishedFile.Write(path, text.Span);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // The latter where another call made the folder just then.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            UnfinishedFile.Write(path, text.Span);
        }
    }

    /// <summary>All recordings of a run.</summary>
    /// <exception cref="ModelException">A file is torn, foreign or altered; names it.</exception>
    public IEnumerable<Recording> Of(string runId) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        .Select(ReadIfThere)
        .OfType<Recording>()
        .Where(r => r.RunId == runId);

    private static Recording? ReadIfThere(string path)
    {
        // Asked first, because most calls of a new run have none, and an exception for each costs more than the call.
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return RecordingJson.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (FormatException e)
        {
            throw Unusable(path, e.Message, e);
        }
    }

    private static ModelException Unusable(string path, string why, Exception? inner = null) =>
        new(ModelFailure.NotRecorded, $"the recording {path} cannot be used: {why}. Restore it, or delete it to have the call made again.", inner);

    // A folder's name on every system, whatever a model is called; never one that leads elsewhere.
    private static string Plain(string model)
    {
        var plain = string.Concat(model.Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).Trim('.');
        return plain.Length == 0 ? "model" : plain;
    }
}
