using System.Globalization;
using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// What a model's reply says: the last object with a <c>speech</c> in it, or words between tags (<see cref="TaggedSpeech"/>). Nothing else is ever spoken, so that a
/// reply that cannot be read never shows the judge a scratchpad.
/// </summary>
/// <param name="Speech">The speech; null where the reply only asks for nodes or could not be read.</param>
/// <param name="Wanted">Nodes that it asks for.</param>
/// <param name="Problem">Why it could not be read; null where it could.</param>
internal sealed record SpeechReply(Speech? Speech, IReadOnlyList<NodeAddress> Wanted, string? Problem)
{
    /// <summary>The form of a reply.</summary>
    public const string Schema = """
        {"type":"object","additionalProperties":false,"required":["scratchpad","read","speech","citations","claims","contested"],"properties":{
        "scratchpad":{"type":"string"},"read":{"type":"array","items":{"type":"string"}},"speech":{"type":"string"},
        "citations":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["address","quote"],"properties":{"address":{"type":"string"},"quote":{"type":"string"}}}},
        "claims":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["topic","about","value"],"properties":{"topic":{"type":"string"},"about":{"type":"string"},"value":{"type":"string"}}}},
        "contested":{"type":["integer","null"]}}}
        """;

    private const int MostWanted = 16;

    /// <summary>Whether the speech holds nothing at all.</summary>
    public bool IsEmpty => Speech is { Citations.Count: 0, Claims.Count: 0, Contested: null } && string.IsNullOrWhiteSpace(Speech.Text);

    public static SpeechReply Read(string text)
    {
        if (ReplyObject.Find(text, IsOfUse, out var problem) is not { } reply || !IsOfUse(reply))
        {
            return TaggedSpeech.Find(text) ?? new(null, [], problem ?? "the reply has no text \"speech\"");
        }

        NodeAddress[] wanted = [.. reply.Items("read").Take(MostWanted).Select(Address).OfType<NodeAddress>()];
        var words = reply.Words("speech");
        return wanted.Length > 0 && string.IsNullOrWhiteSpace(words)
            ? new(null, wanted, null)
            : words is null
                ? new(null, [], "the reply has no text \"speech\"")
                : new(new(words, [.. Citations(reply)], [.. Claims(reply)], Contested(reply)) { Notes = reply.Words("scratchpad"), Problem = Others(text) }, [], null);
    }

    /// <summary>That the reply holds other speeches too, of which the last counts; null where it does not.</summary>
    private static string? Others(string text) =>
        ReplyObject.All(text, out _).Select(o => o.Words("speech")).Where(s => !string.IsNullOrWhiteSpace(s)).Distinct(StringComparer.Ordinal).Count() is > 1 and var count
            ? string.Create(CultureInfo.InvariantCulture, $"the reply holds {count} different speeches; the last one counts")
            : null;

    private static bool IsOfUse(JsonElement reply) => reply.Words("speech") is not null || reply.Items("read").Any(a => Address(a) is not null);

    private static NodeAddress? Address(JsonElement element) =>
        element.Words() is { } text && NodeAddress.TryParse(text, out var address) ? address : null;

    // The clerk bounds lists too; what is taken here only keeps a megabyte from being copied.
    private static IEnumerable<Citation> Citations(JsonElement reply)
    {
        foreach (var item in reply.Items("citations").Take(SpeechLimits.Citations + 1))
        {
            if (NodeAddress.TryParse(item.Words("address"), out var address) && item.Words("quote") is { } quote)
            {
                yield return new(address, quote);
            }
        }
    }

    private static IEnumerable<Claim> Claims(JsonElement reply)
    {
        foreach (var item in reply.Items("claims").Take(SpeechLimits.Claims + 1))
        {
            if (item.Words("topic") is { } topic && NodeAddress.TryParse(item.Words("about"), out var about) && Value(item, topic) is { } value)
            {
                yield return new(topic, about, value);
            }
        }
    }

    /// <summary>The amounts; where a statement in words has none, or is said to be true, that it holds.</summary>
    private static Amounts? Value(JsonElement claim, string topic)
    {
        var given = claim.TryGetProperty("value", out var told) && told.ValueKind is JsonValueKind.Number or JsonValueKind.True ? told.GetRawText() : claim.Words("value");
        return Amounts.TryParse(given, out var value) ? value
            : given is null or "" or "true" && topic.Contains(' ', StringComparison.Ordinal) ? new Amounts(1)
            : null;
    }

    private static int? Contested(JsonElement reply) =>
        reply.TryGetProperty("contested", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) ? index : null;
}
