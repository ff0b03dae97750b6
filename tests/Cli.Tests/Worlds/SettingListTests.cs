using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CsCheck;
using LearningThePrior.Cli.Worlds;

namespace LearningThePrior.Cli.Tests.Worlds;

public sealed class SettingListTests
{
    [Fact]
    public void Settings_are_named_in_kebab_case_with_invariant_values() => Assert.Equal(
        [
            new SettingList.Setting("whole-number", "3", "an int", "from 1 to 9"),
            new SettingList.Setting("fraction", "0.5", "a double", "a number"),
            new SettingList.Setting("yes", "true", "a bool", "true or false"),
            new SettingList.Setting("colour", "red", "an enum", "one of red, green"),
        ],
        SettingList.Of(new Toy()));

    [Fact]
    public void What_prints_is_read_again() => Gen.Select(Gen.Int[1, 9], Gen.Double[-1e9, 1e9], Gen.Bool).Sample((whole, fraction, yes) =>
    {
        var toy = new Toy { WholeNumber = whole, Fraction = fraction, Yes = yes, Colour = Colour.Green };

        Assert.Equal(toy, SettingList.With(new Toy(), SettingList.Values(toy)));
    });

    [Theory]
    [InlineData("whole-number")]
    [InlineData("WholeNumber")]
    [InlineData("whole_number")]
    public void Names_are_read_however_they_are_written(string name) =>
        Assert.Equal(7, SettingList.With(new Toy(), [KeyValuePair.Create(name, "7")]).WholeNumber);

    [Theory]
    [InlineData("whole-number", "10", "from 1 to 9")]
    [InlineData("whole-number", "1e3", "a whole number")]
    [InlineData("whole-number", "99999999999", "a whole number")]
    [InlineData("fraction", "1,5", "a number")]
    [InlineData("fraction", "Infinity", "a number")]
    [InlineData("yes", "1", "true or false")]
    [InlineData("colour", "blue", "red, green")]
    [InlineData("colour", "7", "red, green")]
    [InlineData("hidden", "1", "no setting 'hidden'")]
    public void What_is_wrong_is_named(string name, string value, string telling)
    {
        var refused = Assert.Throws<UserException>(() => SettingList.With(new Toy(), [KeyValuePair.Create(name, value)]));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains(telling, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_given_stays_as_it_is()
    {
        var toy = new Toy();

        SettingList.With(toy, [KeyValuePair.Create("whole-number", "7")]);

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
