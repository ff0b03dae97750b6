using System.Numerics;
using CsCheck;

namespace LearningThePrior.Debate.Tests;

public class AmountsTests
{
    private static readonly Gen<Amounts> Any =
        Gen.Long.Array[2].Select(v => new Amounts([.. v.Select(x => BigInteger.Pow(x, 5))]));

    [Fact]
    public void Amounts_come_back_from_their_text() => Any.Sample(a => Amounts.Parse(a.ToString()).Equals(a));

    [Fact]
    public void What_is_added_can_be_taken_away() =>
        Gen.Select(Any, Any).Sample((a, b) => (a + b - b).Equals(a) && (a + b).Equals(b + a));

    [Fact]
    public void Equal_amounts_hash_alike() =>
        Any.Sample(a => new Amounts(a.Values).GetHashCode() == a.GetHashCode() && !a.Equals(a + new Amounts(1, 0)));

    [Theory]
    [InlineData("")]
    [InlineData("1,")]
    [InlineData("1.5")]
    [InlineData(" 1")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    public void What_is_no_list_of_integers_is_refused(string text) => Assert.Throws<FormatException>(() => Amounts.Parse(text));

    [Fact]
    public void A_number_of_endless_digits_is_refused() =>
        Assert.Throws<FormatException>(() => Amounts.Parse(new string('9', 1_001)));

    [Fact]
    public void Lists_of_different_lengths_do_not_add() =>
        Assert.Throws<ArgumentException>(() => new Amounts(1) + new Amounts(1, 2));

    [Fact]
    public void There_is_at_least_one_amount() => Assert.Throws<ArgumentException>(() => new Amounts());
}
