using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>Tells whether what came is a reply, and if not, what it means. What the server says is quoted, bounded, and not believed.</summary>
internal static class ReplyFaults
{
    /// <summary>The fault of a reply, or null where it has none.</summary>
    public static Fault? Of(WireReply reply, PendingCall call)
    {
        var facts = reply.Facts;
        var error = facts.Error;
        if (reply.Status is >= 200 and < 300)
        {
            return (error, facts.IsWhole, !call.IsChat || facts.HasChoices) switch
            {
                ({ } said, _, _) => OfStatus(said.Status ?? StatusOf(said.Code), reply, call, said),
                (null, false, _) => Malformed("no JSON", $"{call.Place} answered with something that is no JSON object: check that the address is an API's base, often ending in /v1/.", AttemptBilling.Unknown),
                (null, true, false) => Malformed("no choices", $"{call.Place} answered without any choice: check that the address speaks the OpenAI protocol.", facts.Usage is null ? AttemptBilling.Unknown : AttemptBilling.Used),
                _ => call.IsChat && facts.Reply is { } read && !reply.IsEvents ? OfChoice(read, reply, call) : null,
            };
        }

        return OfStatus(reply.Status, reply, call, error ?? new("", "", null));
    }

    private static Fault? OfChoice(ReadReply read, WireReply reply, PendingCall call)
    {
        var billing = reply.Facts.Usage is null ? AttemptBilling.Unknown : AttemptBilling.Used;
        return read switch
        {
            { Error: { } error } => OfStatus(error.Status ?? StatusOf(error.Code), reply, call, error),
            { Problem: { } problem } => new(ModelFailure.Malformed, problem, $"{call.Place} answered with something that is no reply ({problem}): look at the server, or take another model.")
            {
                MayPass = problem.StartsWith("no ", StringComparison.Ordinal),
                Billing = billing,
            },
            _ => null,
        };
    }

    private static Fault OfStatus(int status, WireReply reply, PendingCall call, ReplyError error)
    {
        var place = call.Place;
        var http = reply.Status == status ? $"HTTP {status}" : $"HTTP {reply.Status} with an error";
        var said = error.Message.Length > 0 ? $" It says: {error.Message}" : "";
        var cause = error.Code.Length > 0 ? $"{http}: {error.Code}" : http;
        return status switch
        {
            403 when RefusedFeature.Of(error) is { } feature => new(ModelFailure.Unsupported, cause, $"{place} refuses {feature} ({http}): do without, or use another model.{said}"),
            403 when RefusedContent.Of(error) is { } refused => Refused(refused),
            401 or 403 => new(ModelFailure.Unauthorized, cause, $"{place} refuses the key ({http}): check the key of '{PlainLine.Of(call.Model.Provider)}' and what it may use."),
            402 => new(ModelFailure.Unauthorized, cause, $"{place} wants to be paid ({http}): check the account's balance."),
            404 => new(ModelFailure.UnknownModel, cause, $"{place} is not known there ({http}): check the model's name, and that the address is the API's base, often ending in /v1/.{said}"),
            400 when IsUnknownModel(error) => new(ModelFailure.UnknownModel, cause, $"{place} is not known there ({http}): check the model's name.{said}"),
            429 when error.Code.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new(ModelFailure.RateLimited, cause, $"{place}: the account's quota is used up ({http}): raise it, or use another key."),
            429 => new(ModelFailure.RateLimited, cause, $"{place} keeps refusing for too many calls ({http}): lower the concurrency, or wait.{said}")
            {
                MayPass = true,
                IsRefusal = true,
                RetryAfter = reply.RetryAfter,
                Billing = BillingOf(reply),
            },
            408 => new(ModelFailure.TimedOut, cause, $"{place} gave up waiting ({http}): try again later.{said}") { MayPass = true, RetryAfter = reply.RetryAfter, Billing = BillingOf(reply) },
            501 => new(ModelFailure.Unsupported, cause, $"{place} lacks what was asked ({http}).{said}"),
            >= 500 => new(ModelFailure.ServerError, cause, $"{place} failed ({http}): look at the server, or try again later.{said}")
            {
                MayPass = true,
                IsRefusal = status == 503 && reply.RetryAfter is not null,
                RetryAfter = reply.RetryAfter,
                Billing = BillingOf(reply),
            },
            >= 300 and < 400 => new(ModelFailure.Unreachable, cause, $"{place} answers with a redirection ({http}): give the address that it leads to."),
            413 => Refused("the request as too long"),
            >= 400 when RefusedContent.Of(error) is { } refused => Refused(refused),
            >= 400 when RefusedFeature.Of(error) is { } feature => new(ModelFailure.Unsupported, cause, $"{place} refuses {feature} ({http}): leave it out, or use another model.{said}"),
            >= 400 => Refused("the request as it stands"),
            _ => Malformed(cause, $"{place} answered with {http}, which is no reply.", AttemptBilling.Unknown),
        };

        Fault Refused(string what) => new(ModelFailure.Refused, cause, $"{place} refuses {what} ({http}).{said}");
    }

    /// <summary>Error objects that name no status are the server's own trouble, unless their code tells.</summary>
    private static int StatusOf(string code) => code switch
    {
        _ when code.Contains("rate_limit", StringComparison.Ordinal) || code.Contains("insufficient_quota", StringComparison.Ordinal) => 429,
        _ when code.Contains("api_key", StringComparison.Ordinal) || code.Contains("authentication", StringComparison.Ordinal) => 401,
        _ when code.Contains("model_not_found", StringComparison.Ordinal) => 404,
        _ when code.Contains("invalid_request", StringComparison.Ordinal) || code.Contains("content_filter", StringComparison.Ordinal) || code.Contains("context_length", StringComparison.Ordinal) => 400,
        _ => 500,
    };

    private static bool IsUnknownModel(ReplyError error) => error.Code.Contains("model_not_found", StringComparison.Ordinal)
        || (error.Message.Contains("model", StringComparison.OrdinalIgnoreCase)
            && (error.Message.Contains("does not exist", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("not found", StringComparison.OrdinalIgnoreCase)));

    private static Fault Malformed(string cause, string message, AttemptBilling billing) =>
        new(ModelFailure.Malformed, cause, message) { MayPass = true, Billing = billing };

    private static AttemptBilling BillingOf(WireReply reply) => reply.Facts.Usage is null ? AttemptBilling.Free : AttemptBilling.Used;
}
