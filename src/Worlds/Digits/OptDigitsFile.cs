using System.Globalization;

namespace LearningThePrior.Worlds.Digits;

/// <summary>
/// Reads UCI's "Optical Recognition of Handwritten Digits": a line a picture, 64 integers from 0 to 16 and then the digit,
/// separated by commas, no header.
/// </summary>
public static class OptDigitsFile
{
    /// <summary>Pixels a side.</summary>
    public const int Size = 8;

    /// <summary>What the darkest pixel would be.</summary>
    public const int Maximum = 16;

    /// <summary>The most pictures accepted; longer files are refused before they fill the memory.</summary>
    public const int MaxRows = 1_000_000;

    private const int MaxLineLength = 400;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DigitFormatException">The file is not of this form.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static IReadOnlyList<LabelledDigit> Load(string path)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, path);
    }

    /// <summary>Reads pictures from text.</summary>
    /// <param name="reader">The text; left open.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="DigitFormatException">The text is not of this form.</exception>
    public static IReadOnlyList<LabelledDigit> Parse(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<LabelledDigit> digits = [];
        for (var line = 1; BoundedLine.Read(reader, MaxLineLength) is { } text; line++)
        {
            var at = FormattableString.Invariant($"line {line}");
            digits.Add(digits.Count < MaxRows
                ? Row(text, problem => new DigitFormatException(file, at, problem))
                : throw new DigitFormatException(file, at, $"there are more than {MaxRows} pictures; give fewer."));
        }

        return digits.Count > 0 ? digits : throw new DigitFormatException(file, "line 1", "there is no picture.");
    }

    private static LabelledDigit Row(string text, Func<string, DigitFormatException> error)
    {
        var fields = text.Split(',');
        if (fields.Length != (Size * Size) + 1 || text.Length > MaxLineLength)
        {
            throw error($"there are {fields.Length} fields; a line holds {Size * Size} pixels and the digit.");
        }

        var pixels = new byte[Size * Size];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Number(fields[i], Maximum)
                ?? throw error($"pixel {i + 1} is \"{fields[i]}\"; pixels are whole numbers from 0 to {Maximum}.");
        }

        return new(new(Size, Maximum, pixels), Number(fields[^1], 9) ?? throw error($"the label is \"{fields[^1]}\"; it is a digit from 0 to 9."));
    }

    private static byte? Number(string field, int most) =>
        byte.TryParse(field.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : null;
}
