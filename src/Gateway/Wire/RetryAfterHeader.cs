using System.Globalization;
using System.Net.Http.Headers;

namespace LearningThePrior.Gateway.Wire;

/// <summary>Reads how long an endpoint asks to be left alone: <c>Retry-After</c> in seconds or as a date, or <c>retry-after-ms</c>.</summary>
internal static class RetryAfterHeader
{
    // More than a day is a day: it is clamped further, and must not overflow before.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Of(HttpResponseHeaders headers, TimeProvider time)
    {
        if (headers.NonValidated.TryGetValues("retry-after-ms", out var given)
            && double.TryParse(given.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Between(milliseconds / 1000);
        }

        return headers.RetryAfter switch
        {
            { Delta: { } delta } => Between(delta.TotalSeconds),
            { Date: { } date } => Between((date - time.GetUtcNow()).TotalSeconds),
            _ => null,
        };
    }

    private static TimeSpan? Between(double seconds) =>
        double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds)) : null;
}
