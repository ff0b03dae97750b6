using System.Buffers.Text;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// Finds a secret in a text in which each of its characters may be escaped as JSON escapes it, as a code point or behind a backslash, once or several
/// times over: what a parser of a parser will make of a text is a secret already.
/// </summary>
internal sealed class SecretPattern(byte[] secret)
{
    // Each level of escapes doubles them; a longer run within a secret is no escape of its next character.
    private const int LongestRun = 32;

    /// <summary>The text with each find as <c>[key]</c>, and the backslashes before it gone with it; the same memory where there is none. Linear in the text.</summary>
    public ReadOnlyMemory<byte> BlottedOut(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        MemoryStream? kept = null;
        var (at, from) = (0, 0);
        while (Next(span, at) is >= 0 and var start)
        {
            var run = RunFrom(span, start);
            if (End(span, start, run) is { } end)
            {
                kept ??= new(text.Length);
                kept.Write(span[from..start]);
                kept.Write("[key]"u8);
                (at, from) = (end, end);
            }
            else
            {
                // The character after a run of backslashes may be escaped by it, and begins no secret of its own unless the run is even.
                at = run > 0 && run % 2 == 1 ? start + run + 1 : start + Math.Max(1, run);
            }
        }

        if (kept is null)
        {
            return text;
        }

        kept.Write(span[from..]);
        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    // Where its first character, or a backslash before it, stands next.
    private int Next(ReadOnlySpan<byte> text, int at)
    {
        var found = at >= text.Length ? -1 : text[at..].IndexOfAny(secret[0], (byte)'\\');
        return found < 0 ? -1 : at + found;
    }

    private static int RunFrom(ReadOnlySpan<byte> text, int at)
    {
        var run = 0;
        while (at + run < text.Length && text[at + run] == '\\')
        {
            run++;
        }

        return run;
    }

    /// <summary>Where a secret that begins at a place ends; null where none begins there.</summary>
    private int? End(ReadOnlySpan<byte> text, int start, int firstRun)
    {
        var at = start;
        for (var i = 0; i < secret.Length; i++)
        {
            var run = i == 0 ? firstRun : secret[i] == '\\' ? 0 : RunOf(text, at);
            if (run > LongestRun && i > 0)
            {
                return null;
            }

            at += run;
            if (at < text.Length && text[at] == secret[i])
            {
                at++;
            }
            else if (run > 0 && at + 5 <= text.Length && text[at] is (byte)'u' or (byte)'U'
                && Utf8Parser.TryParse(text.Slice(at + 1, 4), out int unit, out var read, 'X') && read == 4 && unit == secret[i])
            {
                at += 5;
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    private static int RunOf(ReadOnlySpan<byte> text, int at)
    {
        var run = 0;
        while (run <= LongestRun && at + run < text.Length && text[at + run] == '\\')
        {
            run++;
        }

        return run;
    }
}
