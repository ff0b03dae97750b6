using CsCheck;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class TableFileTests
{
    private static readonly string[] Tokens = ["a", "b", ",", "\n", "\r\n", "\"", "\"\"", " ", "1", "é", ";"];

    [Fact]
    public void Quotes_hold_commas_quotes_and_line_ends_and_lines_are_counted_through_them()
    {
        var table = SmallTable.Read("\"a, b\",c\r\n\"x \"\"y\"\"\",\"1\n2\"\n\n z ,3\n");
        Assert.Equal(["a, b", "c"], table.Columns);
        Assert.Equal([["x \"y\"", "1\n2"], ["z", "3"]], table.Rows);
        Assert.Equal([2, 5], table.Lines);
    }

    [Theory]
    [InlineData("", null, "rows", "there is no row")]
    [InlineData("a,b\n", null, "rows", "there is no row")]
    [InlineData("a,a\n1,2\n", 1, "a", "two columns")]
    [InlineData("a,\n1,2\n", 1, "header", "has no name")]
    [InlineData("a,b\n1,2\n3\n", 3, "rows", "1 fields where the header has 2")]
    [InlineData("a,b\n1,\"2\n", 2, "rows", "a quote is left open")]
    public void What_is_wrong_is_named_by_file_line_and_column(string csv, int? line, string column, string problem)
    {
        var error = Assert.Throws<TableFormatException>(() => SmallTable.Read(csv));
        Assert.Equal(("some.csv", line, column), (error.File, error.Line, error.Column));
        Assert.StartsWith("some.csv:", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_without_end_is_refused_where_it_begins()
    {
        var error = Assert.Throws<TableFormatException>(() => SmallTable.Read("a,b\n1,\"" + new string('x', 100_000)));
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Any_text_is_a_table_or_is_refused_by_name() => Gen.Int[0, Tokens.Length - 1].Select(i => Tokens[i]).Array[0, 30].Sample(tokens =>
    {
        try
        {
            var table = SmallTable.Read(string.Concat(tokens));
            return table.Rows.All(r => r.Length == table.Columns.Count);
        }
        catch (TableFormatException e)
        {
            return e.File == "some.csv";
        }
    });

    [Fact]
    public void Any_cells_are_read_as_they_were_written_between_quotes_but_for_blanks_around_them() =>
        Gen.Char["a,\"\n;é1"].Array[0, 6].Select(c => new string(c)).Array[2].Array[1, 5].Sample(rows =>
        {
            var text = "a,b\n" + string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
            return SmallTable.Read(text).Rows.Zip(rows, (read, written) => read.SequenceEqual(written.Select(c => c.Trim()))).Count(same => same) == rows.Length;
        });

    [Fact]
    public void Levels_rise_as_numbers_where_all_are_numbers()
    {
        var table = SmallTable.Read("a,b\n10,x\n9,\n-1,10\n");
        Assert.Equal(["-1", "9", "10"], table.Levels(0));
        Assert.Equal(["", "10", "x"], table.Levels(1));
    }
}
