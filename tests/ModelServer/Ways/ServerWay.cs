using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Ways;

/// <summary>How a well-known server answers where it differs from OpenAI: what stands beside the words, what it refuses, how it begins.</summary>
/// <param name="Dress">Makes a reply of OpenAI's into one of its own.</param>
/// <param name="Refuse">Makes the n-th request's refusal, from 0; null where it answers.</param>
public sealed record ServerWay(Func<JsonObject, JsonObject> Dress, Func<JsonNode, int, RawAnswer?> Refuse)
{
    private const string Thought = "Maybe {\"speech\": \"a draft\"}? Or is it \"A or B\"? No.";

    /// <summary>The ways by the providers' names.</summary>
    public static IReadOnlyDictionary<string, ServerWay> All { get; } = new Dictionary<string, ServerWay>
    {
        ["llamacpp"] = LlamaCpp,
        ["ollama"] = Ollama,
        ["vllm"] = Vllm,
    };

    /// <summary>Options that have a server answer so.</summary>
    public ModelServerOptions On(ModelServerOptions options)
    {
        var requests = -1;
        return options with { Dress = Dress, Raw = request => Refuse(request, Interlocked.Increment(ref requests)) };
    }

    // Loads its model first; says how long all took, and what was thought in a field of its own.
    private static ServerWay LlamaCpp => new(
        reply =>
        {
            reply["model"] = "gpt-3.5-turbo";
            reply["system_fingerprint"] = "b6869-d261223d2";
            reply["timings"] = new JsonObject { ["prompt_n"] = 12, ["prompt_ms"] = 104.337, ["predicted_per_second"] = 31.7 };
            if (Message(reply)["content"] is not null)
            {
                Message(reply)["reasoning_content"] = Thought;
            }

            return reply;
        },
        (_, n) => n == 0 ? new("""{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", 503) : null);

    // Thinks aloud before the words, or beside an empty text where it calls a tool.
    private static ServerWay Ollama => new(
        reply =>
        {
            reply["system_fingerprint"] = "fp_ollama";
            var message = Message(reply);
            if (message["tool_calls"] is JsonArray calls)
            {
                (message["content"], message["reasoning"]) = ("", Thought);
                foreach (var (call, i) in calls.Select((c, i) => (c!, i)))
                {
                    call["index"] = i;
                }
            }
            else if (reply["choices"]![0]!["logprobs"] is null)
            {
                message["content"] = $"<think>\n{Thought}\n</think>\n\n{message["content"]}";
            }

            return reply;
        },
        (_, _) => null);

    // Fills every field that it knows with null, and gives five alternatives at most.
    private static ServerWay Vllm => new(
        reply =>
        {
            foreach (var name in new[] { "service_tier", "system_fingerprint", "prompt_logprobs", "prompt_token_ids", "kv_transfer_params" })
            {
                reply[name] = null;
            }

            foreach (var name in new[] { "annotations", "audio", "function_call", "reasoning_content" })
            {
                Message(reply)[name] = null;
            }

            Message(reply)["tool_calls"] ??= new JsonArray();
            (reply["choices"]![0]!["stop_reason"], reply["choices"]![0]!["token_ids"], reply["usage"]!["prompt_tokens_details"]) = (null, null, null);
            return reply;
        },
        (request, _) => (int?)request["top_logprobs"] > 5
            ? new("""{"object":"error","message":"Requested sample logprobs of 20, which is greater than max allowed: 5","type":"BadRequestError","param":null,"code":400}""", 400)
            : null);

    private static JsonObject Message(JsonObject reply) => reply["choices"]![0]!["message"]!.AsObject();
}
