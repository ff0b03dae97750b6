using System.Text;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// The keys that a request carries. Some servers say the key again when they refuse it; it is blotted out of every reply before
/// anything else sees that, however it is escaped.
/// </summary>
internal sealed class Secrets
{
    // Shorter ones are stand-ins for servers that want none, and might be words of a reply.
    private const int ShortestKey = 8;

    private static readonly string[] Marks = ["auth", "key", "token", "secret", "cookie", "pass", "credential"];

    private readonly SecretPattern[] _patterns;

    private Secrets(IEnumerable<string> values) =>
        _patterns = [.. values.Where(v => v.Length >= ShortestKey).Distinct().Select(v => new SecretPattern(Encoding.UTF8.GetBytes(v)))];

    /// <summary>No secrets.</summary>
    public static Secrets None { get; } = new([]);

    /// <summary>The secrets of a request: the values of headers and of parameters with a telling name, and those that the caller names.</summary>
    public static Secrets Of(HttpRequestMessage request, IEnumerable<string> named)
    {
        List<string> values = [.. named.SelectMany(WithoutScheme)];
        foreach (var (name, given) in request.Headers.NonValidated)
        {
            if (IsSecret(name))
            {
                values.AddRange(given.SelectMany(v => v.Split(' ')));
            }
        }

        if (request.RequestUri!.Query.Length > 0)
        {
            values.AddRange(Query(request.RequestUri));
        }

        return values.Count == 0 ? None : new(values);
    }

    /// <summary>A body without them. JSON stays JSON.</summary>
    public CallBody BlottedOut(CallBody body)
    {
        var bytes = BlottedOut(body.Bytes);
        return bytes.Equals(body.Bytes) ? body : body.With(bytes);
    }

    public string BlottedOut(string text) => Encoding.UTF8.GetString(BlottedOut(Encoding.UTF8.GetBytes(text)).Span);

    private ReadOnlyMemory<byte> BlottedOut(ReadOnlyMemory<byte> text) => _patterns.Aggregate(text, (t, p) => p.BlottedOut(t));

    private static bool IsSecret(string header) => Array.Exists(Marks, m => header.Contains(m, StringComparison.OrdinalIgnoreCase));

    // "Bearer sk-1" is known by "sk-1" too; the words of a longer text are no secrets each.
    private static IEnumerable<string> WithoutScheme(string value) => value.Split(' ') is [_, var token] ? [value, token] : [value];

    private static IEnumerable<string> Query(Uri uri) => uri.Query.TrimStart('?').Split('&')
        .Select(p => p.Split('=', 2)).Where(p => p.Length == 2 && IsSecret(p[0])).Select(p => Uri.UnescapeDataString(p[1]));
}
