using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class TableCodeTests
{
    [Fact]
    public void Numbers_are_in_standard_deviations_of_D_and_what_is_missing_tells_nothing()
    {
        var code = SmallTable.Code(SmallTable.Beliefs());

        // D's ages are 30, 40 and 50, the fourth row has none.
        Assert.Equal(-10 / Math.Sqrt(200 / 3.0), code.Row(0).Values[0], 1e-12);
        Assert.Equal([0, 1], code.Row(0).Coefficients);
        Assert.Equal([2], code.Row(3).Coefficients);
        Assert.Equal([1.0], code.Row(3).Values);
    }

    [Fact]
    public void Grades_are_their_places_and_a_marker_of_what_is_missing_may_be_a_grade()
    {
        var table = SmallTable.Read("period,q,label\n1,NA,no\n1,low,yes\n2,high,yes\n3,low,no\n");
        var beliefs = BeliefsFile.Parse(SmallTable.Json("\"q\": {\"type\": \"grade\", \"grades\": [\"NA\", \"low\", \"high\"]}"), "mine.json", table);
        var code = TableCode.Of(table, beliefs, TableSplit.Of(table, "period", .7));
        Assert.Equal([-1, 0, 1, 0], Enumerable.Range(0, 4).Select(r => code.Row(r).Values[0] * Math.Sqrt(2 / 3.0)).Select(v => Math.Round(v, 12)));
    }

    [Theory]
    [InlineData("period,age,label\n1,3,no\n2,x,yes\n", 3, "age", "'x' is no number")]
    [InlineData("period,age,label\n1,3,no\n,4,yes\n", 3, "period", "has no period")]
    [InlineData("period,age,label\n1,3,no\n2,4,no\n", 2, "label", "is none of the classes")]
    [InlineData("period,age,label\n1,3,no\n2,3,yes\n", null, "age", "every row has '3'")]
    [InlineData("age,label\n3,no\n4,yes\n", null, "period", "no such column")]
    [InlineData("period,age\n1,3\n2,4\n", null, "label", "no such column")]
    [InlineData("period,age,label\n1,3,no\n1,4,yes\n", null, "period", "without one")]
    public void A_table_that_cannot_be_learned_from_is_refused_by_line_and_column(string csv, int? line, string column, string problem)
    {
        var table = SmallTable.Read(csv);
        var error = Assert.Throws<TableFormatException>(() =>
        {
            var split = TableSplit.Of(table, "period", .5);
            var beliefs = new TableBeliefs { Schema = "", Label = new(), Columns = new Dictionary<string, ColumnBelief> { ["age"] = DefaultBeliefs.Number } };
            TableCode.Of(table, column == "label" && line is not null ? beliefs with { Label = new() { Classes = ["yes", "maybe"] } } : beliefs, split);
        });
        Assert.Equal(column, error.Column);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void One_class_is_refused()
    {
        var table = SmallTable.Read("period,age,label\n1,3,no\n2,4,no\n");
        var error = Assert.Throws<TableFormatException>(() => TableCode.Of(table, DefaultBeliefs.Of(table), TableSplit.Of(table, "period", .5)));
        Assert.Contains("every row has the label 'no'", error.Message, StringComparison.Ordinal);
    }
}
