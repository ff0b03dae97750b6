using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LearningThePrior.Tree;

/// <summary>
/// Unicode's compatibility decompositions and combining classes, from a table of our own:
/// <see cref="string.Normalize()"/> changes nothing under InvariantGlobalization, and elsewhere its answer depends on
/// the machine's version of ICU.
/// </summary>
internal static class CompatibilityForms
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    private static readonly FrozenDictionary<int, Rune[]> s_decompositions;
    private static readonly FrozenDictionary<int, byte> s_combiningClasses;

    static CompatibilityForms()
    {
        var decompositions = new Dictionary<int, Rune[]>();
        var combiningClasses = new Dictionary<int, byte>();
        using var table = new StreamReader(typeof(CompatibilityForms).Assembly.GetManifestResourceStream("CompatibilityForms.txt")!);
        while (table.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            switch (fields[0])
            {
                case "D":
                    decompositions.Add(Hex(fields[1]), [.. fields.Skip(2).Select(field => new Rune(Hex(field)))]);
                    break;
                case "C":
                    for (int code = Hex(fields[1]); code <= Hex(fields[2]); code++)
                    {
                        combiningClasses.Add(code, byte.Parse(fields[3], CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        s_decompositions = decompositions.ToFrozenDictionary();
        s_combiningClasses = combiningClasses.ToFrozenDictionary();
    }

    /// <summary>The canonical combining class; 0 for a starter.</summary>
    public static byte CombiningClass(Rune rune) => s_combiningClasses.GetValueOrDefault(rune.Value);

    /// <summary>Adds the full compatibility decomposition (NFKD) of one code point.</summary>
    public static void Decompose(Rune rune, List<Rune> into)
    {
        if (rune.Value is >= FirstSyllable and <= LastSyllable)
        {
            // The Unicode Standard, section 3.12: 21 vowels and 28 finals, the first of which is none.
            int syllable = rune.Value - FirstSyllable;
            into.Add(new Rune(0x1100 + (syllable / (21 * 28))));
            into.Add(new Rune(0x1161 + (syllable / 28 % 21)));
            if (syllable % 28 > 0)
            {
                into.Add(new Rune(0x11A7 + (syllable % 28)));
            }
        }
        else if (s_decompositions.TryGetValue(rune.Value, out Rune[]? decomposition))
        {
            into.AddRange(decomposition);
        }
        else
        {
            into.Add(rune);
        }
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
