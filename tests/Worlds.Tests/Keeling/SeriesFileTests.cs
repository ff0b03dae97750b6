using System.Globalization;
using CsCheck;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class SeriesFileTests
{
    private static readonly string[] Tokens =
        ["1999-01", "1999-02", "1999-02-30", ",", "\n", "\r", "\"", "#", "1", "-", "1e999", "∞", "date", " "];

    [Fact]
    public void The_built_in_record_has_468_months_from_January_1959_to_December_1997()
    {
        var rows = SeriesFile.BuiltIn();
        Assert.Equal(468, rows.Count);
        Assert.Equal(new SeriesRow("1959-01", new(1959, 1, 1), 315.42), rows[0]);
        Assert.Equal(new SeriesRow("1997-12", new(1997, 12, 1), 364.34), rows[^1]);
        Assert.All(rows.Zip(rows.Skip(1)), p => Assert.Equal(p.First.Date.AddMonths(1), p.Second.Date));
    }

    [Theory]
    [InlineData("3,1999-03", 4, "date", "is no date")]
    [InlineData("1999-13,1", 4, "date", "is no date")]
    [InlineData("1999-1,1", 4, "date", "is no date")]
    [InlineData("1999-03-01,1", 4, "date", "written unlike")]
    [InlineData("1999-02,1", 4, "date", "does not come after")]
    [InlineData("1998-12,1", 4, "date", "does not come after")]
    [InlineData("1999-03", 4, "value", "1 fields")]
    [InlineData("1999-03,1,5", 4, "rows", "3 fields")]
    [InlineData("1999-03,", 4, "value", "is no number")]
    [InlineData("1999-03,NaN", 4, "value", "is no number")]
    [InlineData("1999-03,1e13", 4, "value", "is no number")]
    [InlineData("1999-03,NA", 4, "value", "is no number")]
    [InlineData("1999-03,1", 4, "rows", "there are 3 rows")]
    public void A_bad_row_is_named_by_file_line_and_field(string row, int line, string field, string problem)
    {
        var error = Assert.Throws<SeriesFormatException>(() => Read($"# note\n1999-01,1\n1999-02,2\n{row}\n"));
        Assert.Equal(("some.csv", line, field), (error.File, error.Line, error.Field));
        Assert.StartsWith($"some.csv:{line}: {field}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_long_a_line_and_too_many_rows_are_refused_where_they_begin()
    {
        var line = Assert.Throws<SeriesFormatException>(() => Read("date,value\n" + new string('9', 1_000_000)));
        Assert.Equal((2, "rows"), (line.Line, line.Field));
        var first = new DateOnly(1900, 1, 1);
        var rows = Enumerable.Range(0, SeriesFile.MaxRows + 1).Select(i => $"{first.AddDays(i):yyyy-MM-dd},{i}");
        var many = Assert.Throws<SeriesFormatException>(() => Read(string.Join('\n', rows)));
        Assert.Equal((SeriesFile.MaxRows + 1, "rows"), (many.Line, many.Field));
    }

    [Fact]
    public void Quotes_carriage_returns_comments_and_a_header_are_read_over()
    {
        var rows = Read("# c\r\n\"date\",\"value\"\r\n\r\n" + string.Concat(
            Enumerable.Range(1, 24).Select(i => $"\"20{i:00}-06-30\", {i}.5\r\n")));
        Assert.Equal(24, rows.Count);
        Assert.Equal(new SeriesRow("2001-06-30", new(2001, 6, 30), 1.5), rows[0]);
    }

    [Fact]
    public void What_was_written_is_read() =>
        Gen.Double[-1e12, 1e12].Array[24, 60].Sample(values =>
        {
            var text = string.Join('\n', values.Select((v, i) =>
                $"{new DateOnly(1900, 1, 1).AddMonths(i):yyyy-MM},{v.ToString("R", CultureInfo.InvariantCulture)}"));
            return Read(text).Select(r => r.Value).SequenceEqual(values);
        });

    [Fact]
    public void Any_text_is_read_or_refused_with_file_and_line() =>
        Gen.OneOf(
            Gen.String,
            Gen.Int[0, Tokens.Length - 1].Select(i => Tokens[i]).Array[0, 80].Select(string.Concat)).Sample(text =>
        {
            try
            {
                Assert.True(Read(text).Count >= SeriesFile.MinRows);
            }
            catch (SeriesFormatException error)
            {
                Assert.StartsWith($"some.csv:{error.Line}: ", error.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new KeelingWorlds { Data = "no-such.csv" }.Sample(default));
        Assert.Contains("no-such.csv", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SeriesRow> Read(string text) => SeriesFile.Parse(new StringReader(text), "some.csv");
}
