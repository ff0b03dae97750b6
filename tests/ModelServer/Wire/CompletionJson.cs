using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Wire;

/// <summary>Writes an answer as OpenAI does.</summary>
internal static class CompletionJson
{
    public static byte[] Of(JsonNode request, Answer answer, string model, string hash, bool logProbabilities)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("id"u8, "chatcmpl-" + hash);
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, 1_700_000_000);
        json.WriteString("model"u8, model + "-answered");
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        WriteMessage(json, answer, hash);
        if (logProbabilities && request["logprobs"]?.GetValueKind() == JsonValueKind.True)
        {
            WriteLogProbabilities(json, answer, (int?)request["top_logprobs"] ?? 0);
        }
        else
        {
            json.WriteNull("logprobs"u8);
        }

        json.WriteString("finish_reason"u8, answer.Finish ?? (answer.Calls.Count > 0 ? "tool_calls" : "stop"));
        json.WriteEndObject();
        json.WriteEndArray();
        WriteUsage(json, request, answer);
        json.WriteString("system_fingerprint"u8, "fp_tests"u8);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, Answer answer, string hash)
    {
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        if (answer.Calls.Count == 0)
        {
            json.WriteString("content"u8, answer.Text);
        }
        else
        {
            json.WriteNull("content"u8);
            json.WriteStartArray("tool_calls"u8);
            for (var i = 0; i < answer.Calls.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, $"call_{hash[..12]}_{i}");
                json.WriteString("type"u8, "function"u8);
                json.WriteStartObject("function"u8);
                json.WriteString("name"u8, answer.Calls[i].Name);
                json.WriteString("arguments"u8, answer.Calls[i].Arguments);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteNull("refusal"u8);
        json.WriteEndObject();
    }

    private static void WriteLogProbabilities(Utf8JsonWriter json, Answer answer, int top)
    {
        json.WriteStartObject("logprobs"u8);
        json.WriteStartArray("content"u8);
        foreach (var token in answer.Tokens ?? Words(answer.Text))
        {
            json.WriteStartObject();
            WriteToken(json, token.Text, token.Probability);
            json.WriteStartArray("top_logprobs"u8);
            foreach (var (text, probability) in token.Top.Take(top))
            {
                json.WriteStartObject();
                WriteToken(json, text, probability);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("refusal"u8);
        json.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter json, string text, double probability)
    {
        json.WriteString("token"u8, text);
        json.WriteNumber("logprob"u8, Math.Log(probability));
        json.WriteStartArray("bytes"u8);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            json.WriteNumberValue(b);
        }

        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, JsonNode request, Answer answer)
    {
        var input = (request["messages"] as JsonArray ?? []).Sum(m => m?["content"] is JsonValue text && text.GetValueKind() == JsonValueKind.String ? ((string)text!).Length : 0) / 4;
        var output = (answer.Text.Length + answer.Calls.Sum(c => c.Name.Length + c.Arguments.Length)) / 4;
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, input);
        json.WriteNumber("completion_tokens"u8, output);
        json.WriteNumber("total_tokens"u8, input + output);
        json.WriteEndObject();
    }

    private static IEnumerable<AnswerToken> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start + 1);
            end = end < 0 ? text.Length : end;
            yield return new(text[start..end], .9, [(text[start..end], .9), ("…", .05)]);
            start = end;
        }
    }
}
