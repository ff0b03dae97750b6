using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.ModelServing.Faults;
using LearningThePrior.ModelServing.Wire;
using Microsoft.AspNetCore.Http;

namespace LearningThePrior.ModelServing;

/// <summary>What the server does with one request.</summary>
internal sealed class Endpoint(ModelServerOptions options)
{
    private readonly string? _authorization = options.Key is null ? null : $"Bearer {options.Key}";
    private int _replies;

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public BodyCounts Counts { get; } = new();

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path switch
        {
            _ when path.EndsWith("/chat/completions", StringComparison.Ordinal) && HttpMethods.IsPost(context.Request.Method) => CompleteAsync(context),
            _ when path.EndsWith("/models", StringComparison.Ordinal) => ModelsAsync(context),
            "/counts" => Replying.WriteAsync(context, 200, CountsJson.Of(Counts)),
            _ => Replying.ErrorAsync(context, 404, $"there is nothing at {path}", "not_found"),
        };
    }

    private Task ModelsAsync(HttpContext context) => IsKnown(context)
        ? Replying.WriteAsync(context, 200, ModelsJson.Of(options.Models ?? []))
        : Replying.ErrorAsync(context, 401, "Incorrect API key provided.", "invalid_api_key");

    private async Task CompleteAsync(HttpContext context)
    {
        var body = await BodyAsync(context.Request);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16));
        var attempt = Counts.Came(hash);
        if (options.KeepRequests)
        {
            Requests.Enqueue(new(
                Encoding.UTF8.GetString(body), hash, context.Request.Headers.Authorization, context.Request.Path + context.Request.QueryString.Value));
        }

        if (!IsKnown(context))
        {
            await Replying.ErrorAsync(context, 401, "Incorrect API key provided.", "invalid_api_key");
            return;
        }

        if (options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(options.Latency, context.RequestAborted);
        }

        if (options.Faults.Of(hash, attempt) is { } fault && fault is not FaultKind.Truncated)
        {
            await Failing.AsAsync(context, fault, options.Faults.RetryAfter);
            return;
        }

        await ReplyAsync(context, body, hash, attempt);
    }

    private async Task ReplyAsync(HttpContext context, byte[] body, string hash, int attempt)
    {
        JsonNode request;
        try
        {
            request = JsonNode.Parse(body)!;
        }
        catch (JsonException)
        {
            await Replying.ErrorAsync(context, 400, "We could not parse the JSON body of your request.", "invalid_request_error");
            return;
        }

        var model = (string?)request["model"] ?? "";
        if (options.Models is { } models && !models.Contains(model))
        {
            await Replying.ErrorAsync(context, 404, $"The model `{model}` does not exist or you do not have access to it.", "model_not_found");
            return;
        }

        if (options.Raw?.Invoke(request) is { } raw)
        {
            foreach (var (name, value) in raw.Headers)
            {
                context.Response.Headers[name] = value;
            }

            await Replying.WriteAsync(context, raw.Status, raw.Body, raw.ContentType);
            Counts.Replied(hash);
            return;
        }

        if (!options.Tools && request["tools"] is JsonArray { Count: > 0 })
        {
            await Replying.ErrorAsync(context, 400, $"{model} does not support tools", "invalid_request_error");
            return;
        }

        var reply = CompletionJson.Of(Shorn(request), Answered(request), model, hash, options.LogProbabilities);
        reply = options.Dress is { } dress ? JsonBytes.Of(dress(JsonNode.Parse(reply)!.AsObject())) : reply;
        if (options.Faults.Of(hash, attempt) is FaultKind.Truncated)
        {
            await Replying.WriteAsync(context, 200, reply.AsMemory(0, reply.Length / 2));
            return;
        }

        await Replying.WriteAsync(context, 200, reply);
        Counts.Replied(hash);
    }

    private Answer Answered(JsonNode request)
    {
        var answer = options.Script(Shorn(request));
        var isSentence = answer.Calls.Count == 0 && answer.Tokens is null && request["response_format"] is null;
        return options.Seeds || !isSentence ? answer : answer with { Text = $"{answer.Text} ({Interlocked.Increment(ref _replies)})" };
    }

    // What the endpoint cannot do is passed over, as servers do with fields that they do not know.
    private JsonNode Shorn(JsonNode request)
    {
        if (!options.Schemas && request is JsonObject fields)
        {
            fields.Remove("response_format");
        }

        return request;
    }

    private bool IsKnown(HttpContext context) =>
        _authorization is null || context.Request.Headers.Authorization == _authorization || context.Request.Headers["api-key"] == options.Key;

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is { } length)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact);
            return exact;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        return buffer.ToArray();
    }
}
