using System.Buffers;
using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Wire;

/// <summary>Writes what was read as the protocol has it, for libraries that read nothing else.</summary>
internal static class PlainReply
{
    public static ReadOnlyMemory<byte> Of(ReplyFacts facts)
    {
        var reply = facts.Reply!;
        ArrayBufferWriter<byte> buffer = new(512 + (2 * reply.Text.Length));
        using Utf8JsonWriter writer = new(buffer, JsonText.Compact);
        writer.WriteStartObject();
        writer.WriteString("id", "-");
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", 0);
        writer.WriteString("model", facts.AnsweredBy ?? "");
        writer.WriteStartArray("choices");
        writer.WriteStartObject();
        writer.WriteNumber("index", 0);
        WriteMessage(writer, reply);
        WriteTokens(writer, reply.Tokens);
        writer.WriteString("finish_reason", FinishWords.Of(reply.Ended));
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (facts.Usage is { } usage)
        {
            writer.WriteStartObject("usage");
            writer.WriteNumber("prompt_tokens", usage.Input);
            writer.WriteNumber("completion_tokens", usage.Output);
            writer.WriteNumber("total_tokens", Math.Min(int.MaxValue, (long)usage.Input + usage.Output));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteMessage(Utf8JsonWriter writer, ReadReply reply)
    {
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", reply.Text);
        if (reply.Refusal is { } refusal)
        {
            writer.WriteString("refusal", refusal);
        }

        if (reply.Calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls");
            foreach (var call in reply.Calls)
            {
                writer.WriteStartObject();
                writer.WriteString("id", call.Id);
                writer.WriteString("type", "function");
                writer.WriteStartObject("function");
                writer.WriteString("name", call.Name);
                writer.WriteString("arguments", call.Arguments);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter writer, IReadOnlyList<TokenChoice>? tokens)
    {
        if (tokens is null)
        {
            return;
        }

        writer.WriteStartObject("logprobs");
        writer.WriteStartArray("content");
        foreach (var token in tokens)
        {
            writer.WriteStartObject();
            Write(writer, token.Token, token.LogProbability);
            writer.WriteStartArray("top_logprobs");
            foreach (var (text, log) in token.Top)
            {
                writer.WriteStartObject();
                Write(writer, text, log);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string token, double log)
    {
        writer.WriteString("token", token);
        writer.WriteNumber("logprob", double.IsFinite(log) ? log : -9999);
        writer.WriteNull("bytes");
    }
}
