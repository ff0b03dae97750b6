using System.Text.Json;

namespace LearningThePrior.Debate.Tests.Toys;

internal static class JsonText
{
    public static string Of(Transcript transcript) => JsonSerializer.Serialize(transcript, DebateJson.Default.Transcript);

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public static Transcript Transcript(string json) => JsonSerializer.Deserialize(json, DebateJson.Default.Transcript)!;
}
