using System.Globalization;
using LearningThePrior.ModelServing.Wire;
using Microsoft.AspNetCore.Http;

namespace LearningThePrior.ModelServing.Faults;

/// <summary>Fails a call in one of the ways.</summary>
internal static class Failing
{
    public static async Task AsAsync(HttpContext context, FaultKind kind, int retryAfter)
    {
        switch (kind)
        {
            case FaultKind.TooMany:
                context.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
                await Replying.ErrorAsync(context, 429, "Rate limit reached.", "rate_limit_exceeded");
                break;
            case FaultKind.ErrorBody:
                await Replying.ErrorAsync(context, 200, "The engine is overloaded.", "overloaded");
                break;
            case FaultKind.Dropped:
                context.Abort();
                break;
            case FaultKind.Hang:
                await HangAsync(context.RequestAborted);
                break;
            case FaultKind.WrongType:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Sign in to the network</body></html>", context.RequestAborted);
                break;
            default:
                await Replying.ErrorAsync(context, 500, "The server had an error.", "server_error");
                break;
        }
    }

    private static async Task HangAsync(CancellationToken gone)
    {
        var end = new TaskCompletionSource();
        await using var registered = gone.Register(end.SetResult);
        await end.Task;
    }
}
