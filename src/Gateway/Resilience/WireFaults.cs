using System.Net.Sockets;
using System.Security.Authentication;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>Tells what it means that no reply came.</summary>
internal static class WireFaults
{
    /// <summary>The fault that an exception of sending is, or null where it is no trouble of the wire.</summary>
    public static Fault? Of(Exception exception, PendingCall call, GatewayOptions options) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Unreachable(
            call, "name not found", "the name of the host is not known; check the address"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => Unreachable(
            call, "TLS failed", "no secure connection can be made; check the certificate, or whether the address begins with http://"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } => Unreachable(
            call, "connection refused", "nothing answers; check the address and that the server runs"),
        OperationCanceledException { InnerException: TimeoutException } => Unreachable(
            call, "connecting timed out", "nothing answers; check the address and that the server runs"),
        ReplyTooLongException => new(
            ModelFailure.Malformed,
            "reply too long",
            $"{call.Place} sent more than {options.MaxReplyBytes:N0} bytes: limit the reply's tokens.")
        {
            Billing = AttemptBilling.Unknown,
        },
        HttpRequestException or IOException or SocketException => new(
            ModelFailure.ServerError, "connection lost", $"{call.Place} dropped the connection before the reply was whole: look at the server, or try again later.")
        {
            MayPass = true,
            Billing = AttemptBilling.Unknown,
        },
        _ => null,
    };

    public static Fault TimedOut(PendingCall call, GatewayOptions options) => new(
        ModelFailure.TimedOut,
        "timed out",
        FormattableString.Invariant($"{call.Place} did not finish a reply within {options.AttemptTimeout.TotalSeconds:0.###} s: allow more time, or limit the reply's tokens."))
    {
        MayPass = true,
        Billing = AttemptBilling.Unknown,
    };

    /// <summary>What is neither a reply nor any trouble that is known; it may have been paid for.</summary>
    public static Fault Unread(Exception exception, PendingCall call) => new(
        ModelFailure.Malformed,
        $"no reading ({exception.GetType().Name})",
        $"{call.Place}: sending a call or reading what came ended in {exception.GetType().Name} ({PlainLine.Of(call.Secrets.BlottedOut(exception.Message))}): look at the server, or take another model.")
    {
        MayPass = true,
        Billing = AttemptBilling.Unknown,
    };

    private static Fault Unreachable(PendingCall call, string cause, string advice) =>
        new(ModelFailure.Unreachable, cause, $"{call.Place} cannot be reached: {advice}.") { MayPass = true, Billing = AttemptBilling.Free };
}
