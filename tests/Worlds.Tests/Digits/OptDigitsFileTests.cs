using CsCheck;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Worlds.Tests.Digits;

public class OptDigitsFileTests
{
    private static readonly string Good = string.Join(',', Enumerable.Range(0, 64).Select(i => i % 17)) + ",7";

    [Fact]
    public void A_line_is_64_pixels_and_the_digit()
    {
        var digits = Read($"{Good}\r\n{Good[..^1]}0\n");

        Assert.Equal([7, 0], digits.Select(d => d.Label));
        Assert.Equal((8, 16, 16, 3), (digits[0].Image.Size, digits[0].Image.Maximum, digits[0].Image[16], digits[0].Image[20]));

        // Of 0 to 63 modulo 17 the places 0, 17, 34 and 51 are zero.
        Assert.Equal(60, digits[0].Image.Ink.Count);
    }

    [Theory]
    [InlineData("1,2,3", "line 2", "3 fields")]
    [InlineData("", "line 2", "1 fields")]
    [InlineData("LAST,1", "line 2", "66 fields")]
    [InlineData("17LAST", "line 2", "pixel 1 is \"17")]
    [InlineData("-LAST", "line 2", "pixel 1")]
    [InlineData("LABEL10", "line 2", "the label is \"10\"")]
    [InlineData("LABELx", "line 2", "the label is \"x\"")]
    public void A_bad_line_is_named(string line, string where, string problem)
    {
        var text = line.Replace("LAST", Good, StringComparison.Ordinal).Replace("LABEL", Good[..^1], StringComparison.Ordinal);
        var error = Assert.Throws<DigitFormatException>(() => Read($"{Good}\n{text}\n{Good}"));
        Assert.StartsWith($"some.csv: {where}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_and_an_endless_line_are_refused()
    {
        Assert.Equal("line 1", Assert.Throws<DigitFormatException>(() => Read("")).Where);
        Assert.Equal("line 1", Assert.Throws<DigitFormatException>(() => Read(new string('1', 1_000_000))).Where);
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_file_and_line() =>
        Gen.Select(Gen.String, Gen.Int[0, Good.Length]).Sample((text, at) =>
        {
            try
            {
                Assert.NotEmpty(Read(Good.Insert(at, text)));
            }
            catch (DigitFormatException error)
            {
                Assert.StartsWith("some.csv: line ", error.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void The_files_of_UCI_hold_3823_and_1797_digits()
    {
        var set = DigitFiles.Load(SharedData.Folder("digits"));

        // The counts are UCI's own.
        Assert.Equal((3_823, 1_797), (set.Train.Count, set.Test.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], set.Test.Select(d => d.Label).Distinct().Order());
    }

    private static IReadOnlyList<LabelledDigit> Read(string text) => OptDigitsFile.Parse(new StringReader(text), "some.csv");
}
