using System.Globalization;
using System.Text.RegularExpressions;

namespace LearningThePrior.Worlds.Digits;

/// <summary>What a leaf of a <see cref="DigitTree"/> says.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="Value">0 is empty.</param>
public sealed partial record Pixel(int Row, int Column, int Value)
{
    /// <summary>The leaf's text.</summary>
    /// <param name="maximum">What the darkest pixel would be.</param>
    public string ToText(int maximum) => FormattableString.Invariant($"row {Row}, column {Column}: {Value} of {maximum}");

    /// <summary>Reads a leaf's text; null where it is no pixel of such a picture.</summary>
    /// <param name="text">Untrusted.</param>
    /// <param name="size">The picture's pixels a side.</param>
    /// <param name="maximum">What the darkest pixel would be.</param>
    public static Pixel? Parse(string text, int size, int maximum)
    {
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var pixel = new Pixel(Number(1), Number(2), Number(3));
        return pixel.Row < size && pixel.Column < size && pixel.Value <= maximum && Number(4) == maximum ? pixel : null;
    }

    [GeneratedRegex(@"^row ([0-9]{1,3}), column ([0-9]{1,3}): ([0-9]{1,3}) of ([0-9]{1,3})\z")]
    private static partial Regex Pattern();
}
