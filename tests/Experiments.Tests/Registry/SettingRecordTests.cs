using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CsCheck;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Experiments.Tests.Registry;

public sealed class SettingRecordTests
{
    [Fact]
    public void Settings_are_named_in_kebab_case_with_invariant_values() => Assert.Equal(
        [
            ("whole-number", "3", "an int", "from 1 to 9"),
            ("fraction", "0.5", "a double", "a number"),
            ("yes", "true", "a bool", "true or false"),
            ("colour", "red", "an enum", "one of red, green"),
        ],
        SettingRecord.Of(new Toy()).Select(s => (s.Name, s.DefaultText, s.Description, s.Range)));

    [Fact]
    public void What_prints_is_read_again() => Gen.Select(Gen.Int[1, 9], Gen.Double[-1e9, 1e9], Gen.Bool).Sample((whole, fraction, yes) =>
    {
        var toy = new Toy { WholeNumber = whole, Fraction = fraction, Yes = yes, Colour = Colour.Green };

        Assert.Equal(toy, SettingRecord.With(new Toy(), SettingRecord.Values(toy)));
    });

    [Theory]
    [InlineData("whole-number")]
    [InlineData("WholeNumber")]
    [InlineData("whole_number")]
    public void Names_are_read_however_they_are_written(string name) =>
        Assert.Equal(7, SettingRecord.With(new Toy(), [KeyValuePair.Create(name, "7")]).WholeNumber);

    [Theory]
    [InlineData("whole-number", "10", "from 1 to 9")]
    [InlineData("whole-number", "1e3", "a whole number")]
    [InlineData("whole-number", "99999999999", "a whole number")]
    [InlineData("fraction", "1,5", "a decimal point is wanted: 1.5")]
    [InlineData("fraction", "Infinity", "a number")]
    [InlineData("yes", "1", "true or false")]
    [InlineData("colour", "blue", "red, green")]
    [InlineData("colour", "7", "red, green")]
    [InlineData("hidden", "1", "no setting 'hidden'")]
    public void What_is_wrong_is_named(string name, string value, string telling)
    {
        var refused = Assert.Throws<NameException>(() => SettingRecord.With(new Toy(), [KeyValuePair.Create(name, value)]));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains(telling, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_given_stays_as_it_is()
    {
        var toy = new Toy();

        SettingRecord.With(toy, [KeyValuePair.Create("whole-number", "7")]);

        Assert.Equal(new Toy(), toy);
    }

    internal enum Colour
    {
        Red,
        Green,
    }

    internal sealed record Toy
    {
        [Description("an int"), Range(1, 9)]
        public int WholeNumber { get; init; } = 3;

        [Description("a double")]
        public double Fraction { get; init; } = .5;

        [Description("a bool")]
        public bool Yes { get; init; } = true;

        [Description("an enum")]
        public Colour Colour { get; init; }

        public int Hidden { get; init; }
    }
}
