using System.Text;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// The keys that a request carries. Some servers say the key again when they refuse it; it is blotted out of every reply before
/// anything else sees that.
/// </summary>
internal sealed class Secrets
{
    // Shorter ones are stand-ins for servers that want none, and might be words of a reply.
    private const int ShortestKey = 8;

    private static readonly string[] Marks = ["authorization", "key", "token", "secret", "cookie"];

    private readonly byte[][] _values;

    private Secrets(byte[][] values) => _values = values;

    public static Secrets Of(HttpRequestMessage request)
    {
        var values = request.Headers.NonValidated.Where(h => IsSecret(h.Key)).SelectMany(h => h.Value).SelectMany(v => v.Split(' '))
            .Concat(Query(request.RequestUri!));
        return new([.. values.Where(v => v.Length >= ShortestKey).Distinct().Select(Encoding.UTF8.GetBytes)]);
    }

    public ReadOnlyMemory<byte> BlottedOut(ReadOnlyMemory<byte> text)
    {
        foreach (var value in _values)
        {
            for (var at = text.Span.IndexOf(value); at >= 0; at = text.Span.IndexOf(value))
            {
                text = (byte[])[.. text.Span[..at], .. "[key]"u8, .. text.Span[(at + value.Length)..]];
            }
        }

        return text;
    }

    public string BlottedOut(string text) => _values.Aggregate(text, (t, v) => t.Replace(Encoding.UTF8.GetString(v), "[key]", StringComparison.Ordinal));

    private static bool IsSecret(string header) => Marks.Any(m => header.Contains(m, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Query(Uri uri) => uri.Query.TrimStart('?').Split('&')
        .Select(p => p.Split('=', 2)).Where(p => p.Length == 2 && IsSecret(p[0])).Select(p => Uri.UnescapeDataString(p[1]));
}
