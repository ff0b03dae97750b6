using System.Buffers.Text;

namespace LearningThePrior.LanguageModels.Json;

/// <summary>
/// Models cut off in the middle of an emoji leave half a surrogate pair, <c>\ud83d</c>: valid JSON that no .NET reader turns
/// into text.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>The same JSON with every half pair as the replacement character.</summary>
    public static byte[] Replaced(ReadOnlySpan<byte> json)
    {
        var text = json.ToArray();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                continue;
            }

            var unit = UnitAt(text, at);
            if (unit is >= 0xD800 and < 0xDC00 && UnitAt(text, at + 6) is >= 0xDC00 and < 0xE000)
            {
                at += 11;
            }
            else if (unit is >= 0xD800 and < 0xE000)
            {
                "\\ufffd"u8.CopyTo(text.AsSpan(at));
                at += 5;
            }
            else
            {
                // Whatever is escaped is not the beginning of an escape itself.
                at++;
            }
        }

        return text;
    }

    private static int? UnitAt(byte[] text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && Utf8Parser.TryParse(text.AsSpan(at + 2, 4), out int unit, out var read, 'X') && read == 4
            ? unit
            : null;
}
