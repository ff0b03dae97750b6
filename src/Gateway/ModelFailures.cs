using System.ClientModel;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;

namespace LearningThePrior.Gateway;

/// <summary>
/// Finds the <see cref="ModelException"/> behind whatever Semantic Kernel or System.ClientModel threw. The gateway throws one for
/// every call without a reply; what lies between may wrap it, and what is thrown after a good reply is a reply that could not be
/// read.
/// </summary>
internal static class ModelFailures
{
    /// <param name="exception">What was thrown; not a cancellation by the caller.</param>
    /// <param name="call">The call that it was thrown in.</param>
    public static ModelException From(Exception exception, ModelCall call)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ModelException found)
            {
                return found;
            }
        }

        // Without a gateway below, the status is all that is known.
        var place = PlainLine.Of(call.Model.Address is null ? $"{call.Model.Provider}/{call.Model.Model}" : $"{call.Model.Provider}/{call.Model.Model} at {call.Model.Address.Host}", 200);
        return call.Failure ?? (StatusOf(exception) is { } status ? OfStatus(status, place, call, exception) : Other(place, call, exception));
    }

    private static ModelException OfStatus(int status, string place, ModelCall call, Exception exception)
    {
        var (failure, advice) = status switch
        {
            401 or 403 => (ModelFailure.Unauthorized, "check its key"),
            404 => (ModelFailure.UnknownModel, "check the model's name and address"),
            408 => (ModelFailure.TimedOut, "try again later"),
            429 => (ModelFailure.RateLimited, "lower the concurrency, or wait"),
            >= 500 => (ModelFailure.ServerError, "try again later"),
            400 or 413 or 422 => (ModelFailure.Refused, "it refuses the request as it stands"),
            _ => (ModelFailure.Unsupported, "it lacks what was asked"),
        };
        return new(failure, $"{place} answered with HTTP {status}: {advice}.", exception) { Attempts = Math.Max(1, call.Attempts) };
    }

    private static ModelException Other(string place, ModelCall call, Exception exception) => exception switch
    {
        HttpRequestException => new(ModelFailure.Unreachable, $"{place} cannot be reached: check the address and that the server runs.", exception),
        OperationCanceledException or TimeoutException => new(ModelFailure.TimedOut, $"{place} did not answer in time: try again later.", exception),
        _ => new(ModelFailure.Malformed, $"{place} answered with something that cannot be read as a reply ({exception.GetType().Name}): check that the address speaks the OpenAI protocol.", exception)
        {
            Attempts = call.Attempts,
        },
    };

    private static int? StatusOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            var status = inner switch
            {
                HttpOperationException { StatusCode: { } code } => (int)code,
                ClientResultException { Status: > 0 } result => result.Status,
                HttpRequestException { StatusCode: { } code } => (int)code,
                _ => 0,
            };
            if (status >= 300)
            {
                return status;
            }
        }

        return null;
    }
}
