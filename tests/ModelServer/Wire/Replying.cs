using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LearningThePrior.ModelServing.Wire;

/// <summary>Writes replies.</summary>
internal static class Replying
{
    public static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = json.Length;
        await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, int status, byte[] json) => WriteAsync(context, status, json.AsMemory());

    public static Task ErrorAsync(HttpContext context, int status, string message, string code) => WriteAsync(
        context, status, JsonBytes.Of(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["param"] = null, ["code"] = code } }));
}
