using System.Buffers.Text;

namespace LearningThePrior.Gateway.Store;

/// <summary>The most tokens that a request allows its reply.</summary>
internal static class OutputLimit
{
    /// <summary>The largest <c>max_tokens</c> or <c>max_completion_tokens</c> of a body; null where it has none. The body is searched, not parsed: every call comes here.</summary>
    public static int? Of(ReadOnlySpan<byte> body)
    {
        var (tokens, completion) = (Largest(body, "\"max_tokens\":"u8), Largest(body, "\"max_completion_tokens\":"u8));
        return tokens is { } one && completion is { } other ? Math.Max(one, other) : tokens ?? completion;
    }

    private static int? Largest(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        int? largest = null;
        for (int at; (at = body.IndexOf(name)) >= 0; body = body[(at + name.Length)..])
        {
            // Behind a backslash it is somebody's words.
            if ((at == 0 || body[at - 1] != '\\') && Utf8Parser.TryParse(body[(at + name.Length)..].TrimStart((byte)' '), out int tokens, out _))
            {
                largest = Math.Max(tokens, largest ?? 0);
            }
        }

        return largest;
    }
}
