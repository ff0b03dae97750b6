using System.Buffers;
using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Store;

/// <summary>How an intent is written: one line of JSON, <c>ltp.intent/1</c>.</summary>
public static class CallIntentJson
{
    private const string Schema = "ltp.intent/1";

    /// <summary>Writes an intent as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="intent">The intent.</param>
    public static void Write(Utf8JsonWriter writer, CallIntent intent)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(intent);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("key", intent.Key);
        writer.WriteNumber("attempt", intent.Attempt);
        writer.WriteString("run_id", intent.RunId);
        writer.WriteString("who", intent.Who);
        writer.WriteString("at", intent.At.UtcDateTime);
        writer.WriteNumber("timeout_s", intent.TimeoutSeconds);
        writer.WriteString("model", intent.Model);
        writer.WriteString("address", intent.Address);
        writer.WriteString("conversation_id", intent.ConversationId);
        writer.WriteNumber("request_bytes", intent.RequestBytes);
        writer.WriteNumber("most_output", intent.MostOutput);
        writer.WriteString("request_id", intent.RequestId);
        if (intent.IsInVain)
        {
            writer.WriteBoolean("in_vain", true);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes an intent as bytes.</summary>
    /// <param name="intent">The intent.</param>
    public static ReadOnlyMemory<byte> Write(CallIntent intent)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, JsonText.Compact))
        {
            Write(writer, intent);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads an intent.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="FormatException">It is none, or a field is missing.</exception>
    public static CallIntent Read(JsonElement json)
    {
        JsonFields fields = new(json);
        return fields.Text("schema") != Schema ? throw new FormatException($"schema is not {Schema}") : new()
        {
            Key = fields.Text("key"),
            Attempt = fields.Count("attempt"),
            RunId = fields.TextOrNull("run_id"),
            Who = fields.Text("who"),
            At = fields.Time("at"),
            TimeoutSeconds = fields.Number("timeout_s"),
            Model = fields.Text("model"),
            Address = fields.Text("address"),
            ConversationId = fields.TextOrNull("conversation_id"),
            RequestBytes = fields.Count("request_bytes"),
            MostOutput = fields.Count("most_output"),
            RequestId = fields.TextOrNull("request_id"),
            IsInVain = json.TryGetProperty("in_vain", out var inVain) && inVain.ValueKind == JsonValueKind.True,
        };
    }
}
