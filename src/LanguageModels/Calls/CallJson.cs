using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.LanguageModels.Calls;

/// <summary>Calls as JSON; every key is always present.</summary>
internal static class CallJson
{
    public const string Schema = "ltp.call/1";

    public static void Write(Utf8JsonWriter writer, CallRecord call)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("call_id", call.CallId);
        writer.WriteString("conversation_id", call.ConversationId);
        writer.WriteNumber("sample", call.Sample);
        writer.WriteNumber("draw", call.Draw);
        writer.WriteString("role", call.Role is { } role ? CallWords.Of(role) : null);
        writer.WriteString("model", call.Model);
        writer.WriteString("address", call.Address);
        writer.WriteString("answered_by", call.AnsweredBy);
        writer.WriteString("at", call.At.UtcDateTime);
        writer.WriteNumber("duration_s", call.Seconds);
        writer.WritePropertyName("attempts");
        Write(writer, call.Attempts);
        writer.WriteBoolean("replayed", call.Replayed);
        WriteBody(writer, "request", call.Request);
        WriteBody(writer, "reply", call.Reply);
        writer.WritePropertyName("usage");
        Write(writer, call.Usage);
        if (call.Cost is { } cost)
        {
            writer.WriteNumber("cost", cost);
        }
        else
        {
            writer.WriteNull("cost");
        }

        writer.WriteString("failure", call.Failure is { } failure ? CallWords.Of(failure) : null);
        writer.WriteString("error", call.Error);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<CallAttempt> attempts)
    {
        writer.WriteStartArray();
        foreach (var attempt in attempts)
        {
            writer.WriteStartObject();
            if (attempt.Status is { } status)
            {
                writer.WriteNumber("status", status);
            }
            else
            {
                writer.WriteNull("status");
            }

            writer.WriteString("cause", attempt.Cause);
            writer.WriteNumber("seconds", attempt.Seconds);
            writer.WriteNumber("wait", attempt.Wait);
            writer.WriteString("billing", CallWords.Of(attempt.Billing));
            writer.WritePropertyName("usage");
            Write(writer, attempt.Usage);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <exception cref="FormatException">A field is not as it is written; names it.</exception>
    public static IReadOnlyList<CallAttempt> ReadAttempts(JsonFields call) => [.. call.Items("attempts").Select(ReadAttempt)];

    private static CallAttempt ReadAttempt(JsonFields fields) => new(
        fields.CountOrNull("status"),
        fields.TextOrNull("cause"),
        fields.Number("seconds"),
        fields.Number("wait"),
        CallWords.TryRead<AttemptBilling>(fields.Text("billing"), out var billing) ? billing : throw new FormatException("billing of an attempt is not known"),
        fields.ObjectOrNull("usage") is { } usage ? new(usage.Count("input"), usage.Count("output")) { Cached = usage.Has("cached") ? usage.Count("cached") : 0 } : null);

    private static void Write(Utf8JsonWriter writer, TokenUsage? usage)
    {
        if (usage is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("input", usage.Input);
        writer.WriteNumber("output", usage.Output);
        if (usage.Cached > 0)
        {
            writer.WriteNumber("cached", usage.Cached);
        }

        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, string name, CallBody? body)
    {
        writer.WritePropertyName(name);
        if (body is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            body.WriteTo(writer);
        }
    }
}
