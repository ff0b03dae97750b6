using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Analysis.HumanJudging;
using Microsoft.AspNetCore.Http;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary>
/// Keeps other sites' pages and other hosts' names out: a request must name this host (else a name that an attacker points
/// at this machine would do), must hold a judge's secret unless it asks for the empty page, and a judgement must come from that page.
/// </summary>
internal sealed class RequestGuard(int port, IReadOnlyList<string> tokens)
{
    private readonly byte[][] _tokens = [.. tokens.Select(Encoding.UTF8.GetBytes)];
    private readonly string[] _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    /// <summary>Why a request is refused; null where it is not.</summary>
    public string? Refusal(HttpRequest request)
    {
        if (!_hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
        {
            return "This is not the host that was asked for.";
        }

        if (request.Headers.Origin is { Count: > 0 } origin ? !_hosts.Contains(Host(origin.ToString())) : request.Method != "GET")
        {
            return "Only the page that this program serves may ask.";
        }

        return request is { Method: "GET", Path.Value: "/" } || Judge(request) >= 0
            ? null
            : "The secret is missing or wrong; open the address that ltp human printed.";
    }

    /// <summary>Whose secret a request holds: a place among the tokens; -1 where it is nobody's.</summary>
    public int Judge(HttpRequest request)
    {
        var given = Encoding.UTF8.GetBytes(request.Headers["X-Ltp-Token"].ToString());
        return Array.FindIndex(_tokens, token => CryptographicOperations.FixedTimeEquals(given, token));
    }

    /// <summary>Tells the browser to keep the page to itself.</summary>
    public static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = HumanPage.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string Host(string origin) => origin.StartsWith("http://", StringComparison.Ordinal) ? origin["http://".Length..] : "";
}
