namespace LearningThePrior.Analysis.Scanning;

/// <summary>Half characters: UTF-16 surrogates that are escaped without their other half have no UTF-8, so no string can be made of them.</summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <summary>Whether some escape may be of half a character; false is certain.</summary>
    public static bool MayStandAlone(ReadOnlySpan<byte> line) => MayStandAlone(line, @"\uD"u8) || MayStandAlone(line, @"\ud"u8);

    private static bool MayStandAlone(ReadOnlySpan<byte> line, ReadOnlySpan<byte> prefix)
    {
        for (var rest = line; rest.IndexOf(prefix) is >= 0 and var at; rest = rest[(at + (2 * EscapeLength))..])
        {
            if (at + (2 * EscapeLength) > rest.Length || !IsPair(rest.Slice(at, 2 * EscapeLength), prefix))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPair(ReadOnlySpan<byte> escapes, ReadOnlySpan<byte> prefix) =>
        "89abAB"u8.Contains(escapes[prefix.Length])
        && escapes[EscapeLength..].StartsWith(prefix)
        && "cdefCDEF"u8.Contains(escapes[EscapeLength + prefix.Length]);
}
