using System.Text;
using System.Text.Json;

namespace LearningThePrior.Tree.Documents;

/// <summary>A file, read when it is first asked for and then kept, so that it stays the same however it changes on disk.</summary>
internal sealed class FilePart : DocumentPart
{
    private const long MostBytes = 64 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string _path;
    private readonly Lazy<DocumentPart> _content;

    private FilePart(string path, Func<string, string, DocumentPart> read) =>
        (_path, _content) = (path, new(() => read(Path.GetFileName(path), Load(path))));

    public override string Title => Path.GetFileName(_path);

    public override string Text => _content.Value.Text;

    public override IReadOnlyList<DocumentPart> Children => _content.Value.Children;

    /// <summary>The part that a file is, or null for a file that is no document.</summary>
    public static FilePart? Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" or ".markdown" or ".txt" => new(path, MarkdownText.Read),
        ".json" => new(path, (title, text) => ReadJson(path, title, text)),
        _ => null,
    };

    private static JsonPart ReadJson(string path, string title, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new(title, document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}, line {e.LineNumber + 1}: no JSON document; mend it or leave it out.", e);
        }
    }

    private static string Load(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InvalidDataException($"{path} is larger than {MostBytes >> 20} MB; split it.");
        }

        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path} is no text in UTF-8 (at byte {e.Index}); convert it or leave it out.", e);
        }
    }
}
