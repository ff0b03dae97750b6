using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Recordings;

/// <summary>Recordings as files that a human can read and commit: <c>ltp.recording/1</c>, indented.</summary>
internal static class RecordingJson
{
    private const string Schema = "ltp.recording/1";

    public static ReadOnlyMemory<byte> Write(Recording recording)
    {
        ArrayBufferWriter<byte> buffer = new(2048 + (2 * (recording.Request.Bytes.Length + recording.Reply.Content.Bytes.Length)));
        using (Utf8JsonWriter writer = new(buffer, JsonText.Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("key", recording.Key);
            writer.WriteString("address", recording.Address);
            writer.WriteString("path", recording.Path);
            writer.WriteString("model", recording.Model);
            writer.WriteString("conversation_id", recording.ConversationId);
            writer.WriteNumber("sample", recording.Sample);
            writer.WriteNumber("draw", recording.Draw);
            WriteBody(writer, "request", recording.Request);
            writer.WriteNumber("status", recording.Reply.Status);
            writer.WriteBoolean("events", recording.Reply.IsEvents);
            WriteBody(writer, "reply", recording.Reply.Content);
            writer.WriteString("reply_sha256", Hash(recording.Reply.Content));
            writer.WriteString("recorded_at", recording.RecordedAt.UtcDateTime);
            writer.WriteString("run_id", recording.RunId);
            writer.WriteNumber("duration_s", recording.Seconds);
            writer.WritePropertyName("attempts");
            CallJson.Write(writer, recording.Attempts);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <exception cref="FormatException">What is wrong; does not name the file.</exception>
    public static Recording Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonFields fields = new(document.RootElement);
            if (fields.Text("schema") != Schema)
            {
                throw new FormatException($"schema is not {Schema}");
            }

            return Checked(Read(fields), fields.Has("reply_sha256") ? fields.TextOrNull("reply_sha256") : null);
        }
        catch (JsonException e)
        {
            throw new FormatException($"not JSON, or not all of it (line {e.LineNumber + 1})", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a text is not UTF-8, or half a character", e);
        }
    }

    /// <summary>Says of a recording that it cannot be used, and what to do.</summary>
    public static ModelException Unusable(string place, string why, Exception? inner = null) =>
        new(ModelFailure.NotRecorded, $"the recording {place} cannot be used: {why}. Restore it, or delete it to have the call made again.", inner);

    private static Recording Read(JsonFields fields) => new()
    {
        Key = fields.Text("key"),
        Address = fields.Text("address"),
        Path = fields.Text("path"),
        Model = fields.Text("model"),
        ConversationId = fields.TextOrNull("conversation_id"),
        Sample = fields.Count("sample"),
        Draw = fields.Count("draw"),
        Request = ReadBody(fields, "request"),
        Reply = WireReply.Of(fields.Count("status"), fields.Truth("events"), ReadBody(fields, "reply").Bytes),
        RecordedAt = fields.Time("recorded_at"),
        RunId = fields.TextOrNull("run_id"),
        Seconds = fields.Number("duration_s"),
        Attempts = CallJson.ReadAttempts(fields),
    };

    /// <summary>Refuses what was changed; recordings of earlier versions have no hash of their reply.</summary>
    private static Recording Checked(Recording recording, string? replyHash)
    {
        if (replyHash is not null && replyHash != Hash(recording.Reply.Content))
        {
            throw new FormatException("the reply is not the one that was recorded: reply_sha256 is another's");
        }

        var key = RecordingKey.Of(recording.Address, recording.Path, recording.Request.Bytes, recording.Sample, recording.Draw);
        return key == recording.Key ? recording : throw new FormatException("address, path, request, sample or draw is not what its key was made of");
    }

    /// <summary>Of the reply without white space between its JSON, so that the form of the file does not matter.</summary>
    private static string Hash(CallBody reply) => Convert.ToHexStringLower(SHA256.HashData(reply.Bytes.Span));

    // JSON as JSON, so that a human can read it; other text under a name of its own, so that a text of JSON stays a text.
    private static void WriteBody(Utf8JsonWriter writer, string name, CallBody body)
    {
        writer.WritePropertyName(body.IsJson ? name : name + "_text");
        body.WriteTo(writer);
    }

    private static CallBody ReadBody(JsonFields fields, string name) =>
        fields.JsonOrNull(name) ?? CallBody.OfText(fields.Text(name + "_text"));
}
