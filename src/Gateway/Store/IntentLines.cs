using System.Text.Json;
using LearningThePrior.Gateway.Calls;

namespace LearningThePrior.Gateway.Store;

/// <summary>Reads a journal of intents.</summary>
internal static class IntentLines
{
    /// <summary>The intents that nothing in the journal settles. A line that a dying process left unfinished was no intent: nothing was sent.</summary>
    /// <param name="journal">The journal, from its beginning.</param>
    public static IEnumerable<CallIntent> Open(FileStream journal)
    {
        OrderedDictionary<(string Key, int Attempt, string? Who), CallIntent> open = [];
        var session = Path.GetFileNameWithoutExtension(journal.Name);
        foreach (var (_, text) in CallLines.In(journal))
        {
            if (Find(text) is { } line)
            {
                _ = line.Intent is { } intent ? open.TryAdd((line.Key, line.Attempt, intent.Who), intent) : open.Remove((line.Key, line.Attempt, session));
            }
        }

        return [.. open.Values];
    }

    private static (string Key, int Attempt, CallIntent? Intent)? Find(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.TryGetProperty("settled", out var settled)
                ? (settled.GetString()!, root.GetProperty("attempt").GetInt32(), null)
                : CallIntentJson.Read(root) is var intent ? (intent.Key, intent.Attempt, intent) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
