using System.Text.Json;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The comparison behind the pins sees what it should.</summary>
public sealed class FieldComparisonTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"new":2}""")]
    [InlineData("""{"a":0.10}""", """{"a":0.1}""")]
    [InlineData("""{"wall_s":1,"turns":[{"at":"1999"}]}""", """{"wall_s":2,"turns":[{"at":"2026"}]}""")]
    [InlineData("""{"a":"\u0022"}""", """{"a":"\""}""")]
    public void Equal_values_new_fields_and_clocks_are_no_difference(string pinned, string now) => Assert.Empty(Compare(pinned, now));

    // 0.30000000000000004 is the double after 0.3; 2^63 and 2^63 + 1 are one double.
    [Theory]
    [InlineData("""{"a":0.3}""", """{"a":0.30000000000000004}""", "file.a")]
    [InlineData("""{"a":9223372036854775808}""", """{"a":9223372036854775809}""", "file.a")]
    [InlineData("""{"a":1}""", """{"b":1}""", "file.a")]
    [InlineData("""{"a":null}""", """{"a":1}""", "file.a")]
    [InlineData("""{"a":true}""", """{"a":false}""", "file.a")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "file.a")]
    [InlineData("""{"turns":[{"text":"x"},{"text":"y"}]}""", """{"turns":[{"text":"x"},{"text":"z"}]}""", "file.turns.text")]
    public void Anything_else_is_told_with_its_path(string pinned, string now, string field) => Assert.Equal([field], Compare(pinned, now).Select(d => d.Field));

    [Fact]
    public void A_tolerance_is_a_share_of_the_larger_number()
    {
        Assert.Empty(Compare("""{"a":1000}""", """{"a":1000.001}""", 1e-6));
        Assert.Single(Compare("""{"a":1000}""", """{"a":1000.01}""", 1e-6));
    }

    [Fact]
    public void A_change_names_a_field_with_what_is_below_it_on_the_lines_that_it_says()
    {
        var change = new Change("judge", "judgements.credences", "why", "mirrored");

        Assert.True(change.Names(new("oil quote 1 mirrored", "judgements.credences", "", "")));
        Assert.False(change.Names(new("oil quote 1 as_played", "judgements.credences", "", "")));
        Assert.False(change.Names(new("oil quote 1 mirrored", "judgements.credences_given", "", "")));
        Assert.True(new Change("debate", "debates.turns", "why").Names(new("oil", "debates.turns.text", "", "")));
    }

    private static List<Difference> Compare(string pinned, string now, double tolerance = 0) =>
        [.. new FieldComparison(tolerance).Compare("line", "file", JsonDocument.Parse(pinned).RootElement, JsonDocument.Parse(now).RootElement)];
}
