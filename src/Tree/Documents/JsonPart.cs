using System.Globalization;
using System.Text.Json;

namespace LearningThePrior.Tree.Documents;

/// <summary>A value of a JSON document: objects and arrays hold children, everything else is a leaf "key: value".</summary>
internal sealed class JsonPart(string name, JsonElement value) : DocumentPart
{
    private readonly Lazy<IReadOnlyList<DocumentPart>> _children = new(() => List(value));

    public override string Title => value.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => name,
        _ => $"{name}: {Words}",
    };

    public override string Text => Children.Count > 0 ? Outline(name, Children) : $"{name}: {Words}";

    public override IReadOnlyList<DocumentPart> Children => _children.Value;

    private string Words
    {
        get
        {
            try
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, which JSON can spell and text cannot hold.
                return value.GetRawText();
            }
        }
    }

    private static DocumentPart[] List(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [.. value.EnumerateObject().Select(p => new JsonPart(p.Name, p.Value))],
        JsonValueKind.Array => [.. value.EnumerateArray().Select((v, i) => new JsonPart(i.ToString(CultureInfo.InvariantCulture), v))],
        _ => [],
    };
}
