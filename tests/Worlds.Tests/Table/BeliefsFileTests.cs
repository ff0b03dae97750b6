using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class BeliefsFileTests
{
    [Fact]
    public void The_defaults_of_a_table_are_read_back_as_they_were_written()
    {
        var defaults = DefaultBeliefs.Of(SmallTable.Read());
        var text = BeliefsFile.Write(defaults);
        Assert.Equal(text, BeliefsFile.Write(BeliefsFile.Parse(text, "mine.json", SmallTable.Read())));
        Assert.Equal(["age", "town"], defaults.Columns.Keys);
        Assert.Equal((ColumnType.Number, ColumnType.Category), (defaults.Columns["age"].Type, defaults.Columns["town"].Type));
        Assert.Contains("\"lasting\": \"slow\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ages\": {\"type\": \"number\"}", "columns.ages", "has no such column")]
    [InlineData("\"age\": {\"type\": \"number\", \"low\": 1, \"high\": -1}", "columns.age", "low (1) must be below high (-1)")]
    [InlineData("\"age\": {\"type\": \"number\", \"low\": 1}", "columns.age", "both low and high")]
    [InlineData("\"age\": {\"type\": \"number\", \"lost\": 2}", "columns.age", "lost from 0 to 1")]
    [InlineData("\"town\": {\"type\": \"category\", \"spread\": 0}", "columns.town", "spread must be above 0")]
    [InlineData("\"town\": {\"type\": \"grade\"}", "columns.town", "at least two grades")]
    [InlineData("\"town\": {\"type\": \"grade\", \"grades\": [\"here\", \"there\", \"here\"]}", "columns.town", "each named once")]
    [InlineData("\"age\": {\"type\": \"number\", \"low\": -1, \"high\": 50}", "columns.age", "50 is beyond")]
    [InlineData("\"town\": {\"type\": \"category\", \"levels\": {\"here\": -11}}", "columns.town", "-11 is beyond")]
    [InlineData("\"town\": null", "columns.town", "null stands")]
    [InlineData("\"period\": {\"type\": \"number\"}", "columns.period", "period or the label")]
    [InlineData("\"age\": {\"type\": \"numbers\"}", "$.columns.age.type", "could not be converted")]
    [InlineData("\"age\": {\"type\": \"number\", \"hi\": 1}", "$.columns.age.hi", "could not be mapped")]
    public void What_is_wrong_is_named_by_file_and_field(string columns, string field, string problem)
    {
        var error = Assert.Throws<TableFormatException>(() => SmallTable.Beliefs(columns));
        Assert.Equal(("mine.json", field), (error.File, error.Column));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_makes_a_number_no_category_and_a_marker_of_what_is_missing_is_no_level()
    {
        var ages = string.Concat(Enumerable.Range(20, 10).Select(age => $"1,{age},here,no\n"));
        var table = SmallTable.Read($"period,age,town,label\n{ages}2,1O,NA,yes\n2,?,there,yes\n");
        var defaults = DefaultBeliefs.Of(table);

        Assert.Equal(ColumnType.Number, defaults.Columns["age"].Type);
        Assert.Equal(10, table.FirstText(1));
        Assert.Equal(["here", "there"], defaults.Columns["town"].Levels!.Keys);
        var error = Assert.Throws<TableFormatException>(() => TableCode.Of(table, defaults, TableSplit.Of(table, "period", .5)));
        Assert.Equal((12, "age"), (error.Line, error.Column));
    }

    [Fact]
    public void Classes_without_order_take_no_side()
    {
        const string Json = """{"schema": "ltp.beliefs/1", "label": {"classes": ["a", "b", "c"], "ordered": false}, "columns": {"age": {"type": "number", "low": 0, "high": 1}}}""";
        var error = Assert.Throws<TableFormatException>(() => BeliefsFile.Parse(Json, "mine.json", SmallTable.Read()));
        Assert.Contains("classes have no order", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_schema_is_that_of_the_records()
    {
        var file = Path.Combine(Root(), "docs", "schemas", "beliefs.schema.json");
        if (Environment.GetEnvironmentVariable("LTP_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(file, BeliefsFile.Schema());
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), BeliefsFile.Schema());
    }

    [Theory]
    [InlineData("absenteeism")]
    [InlineData("ames")]
    [InlineData("electricity")]
    [InlineData("heart")]
    [InlineData("parking")]
    public void The_beliefs_about_public_tables_can_be_read(string name)
    {
        var path = Path.Combine(Root(), "examples", "beliefs", $"{name}.json");
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        string[] columns = [.. json.RootElement.GetProperty("columns").EnumerateObject().Select(c => c.Name), "period", "label"];
        var table = new DataTable(name, columns, [columns], [2]);
        Assert.StartsWith("2026-11-30", BeliefsFile.Load(path, table).Written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_period_tells_is_a_clock()
    {
        var table = SmallTable.Read("period,year,age,town,label\n1,2001,3,a,no\n1,2001,9,b,yes\n2,2002,4,a,yes\n2,2002,8,b,no\n");
        Assert.Equal(1, Clocks.Share(table, 1, 0)!.Value, 1e-12);
        Assert.Equal(0, Clocks.Share(table, 2, 0)!.Value, 1e-12);
        Assert.Null(Clocks.Share(table, 3, 0));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LearningThePrior.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
