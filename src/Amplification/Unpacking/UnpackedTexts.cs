using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Unpacking;

/// <summary>
/// What a model unpacked, kept in a file, so that Z is the same whenever it is read again. One line a node, appended and
/// flushed before the node is shown to anybody; a line that was cut off is passed over.
/// </summary>
public sealed class UnpackedTexts : IDisposable
{
    private readonly ConcurrentDictionary<NodeAddress, string> _texts = new();
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    /// <summary>Opens a file to go on with it, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="InvalidDataException">A whole line is no unpacked node.</exception>
    /// <exception cref="IOException">The file cannot be opened, or is in use.</exception>
    public UnpackedTexts(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            Load(path);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>How many nodes are kept.</summary>
    public int Count => _texts.Count;

    /// <summary>The node's text, or null where it was never unpacked.</summary>
    public string? Find(NodeAddress address) => _texts.GetValueOrDefault(address);

    /// <summary>Keeps a node's text; where another caller was first, that one's stays.</summary>
    /// <returns>The text that is kept.</returns>
    public string Keep(NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_gate)
        {
            if (_texts.TryGetValue(address, out var kept))
            {
                return kept;
            }

            // Half a surrogate pair cannot be kept in a file; what is shown is what is kept.
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            using var line = new MemoryStream();
            using (var json = new Utf8JsonWriter(line))
            {
                json.WriteStartObject();
                json.WriteString("address", address.ToString());
                json.WriteString("text", text);
                json.WriteEndObject();
            }

            line.WriteByte((byte)'\n');
            _file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
            _file.Flush(flushToDisk: false);
            _texts[address] = text;
            return text;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Load(string path)
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var all = reader.ReadToEnd();
        var end = all.LastIndexOf('\n') + 1;
        foreach (var (line, number) in all[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => (l, i + 1)))
        {
            var (address, text) = Read(line) ?? throw new InvalidDataException($"{path}, line {number}: no unpacked node; take the line away, or the file to unpack anew.");
            _texts.TryAdd(address, text);
        }

        _file.SetLength(Encoding.UTF8.GetByteCount(all.AsSpan(0, end)));
        _file.Seek(0, SeekOrigin.End);
    }

    private static (NodeAddress Address, string Text)? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("address", out var at) && NodeAddress.TryParse(at.GetString(), out var address)
                && json.RootElement.TryGetProperty("text", out var text) && text.GetString() is { } words
                ? (address, words)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
