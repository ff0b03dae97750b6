using System.Security.Cryptography;
using System.Text.Json;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Calls;

/// <summary>What a line of a file of calls is put in order by.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, in bytes.</param>
/// <param name="Conversation">Whose call it is.</param>
/// <param name="Call">The call's id.</param>
/// <param name="At">When it ended.</param>
/// <param name="Replayed">Whether a recording answered it.</param>
/// <param name="Hash">Of all that it says.</param>
internal sealed record CallLine(long Start, int Length, string? Conversation, string Call, string? At, bool Replayed, string Hash)
{
    /// <summary>Reads a line; null where it is no call.</summary>
    public static CallLine? Find(long start, byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.GetProperty("schema").GetString() == CallJson.Schema && root.GetProperty("call_id").GetString() is { } call
                ? new(start, text.Length, root.GetProperty("conversation_id").GetString(), call, root.GetProperty("at").GetString(), root.GetProperty("replayed").GetBoolean(), Convert.ToHexString(SHA256.HashData(text)))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
