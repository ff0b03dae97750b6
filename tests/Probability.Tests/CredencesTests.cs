namespace LearningThePrior.Probability.Tests;

public class CredencesTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, -0.5)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    public void What_is_no_distribution_is_refused(params double[] values) =>
        Assert.Throws<ArgumentException>(() => new Credences(values));

    [Fact]
    public void A_shared_greatest_credence_chooses_nobody()
    {
        Assert.Null(Credences.Uniform(3).Choice);
        Assert.Null(new Credences(0.4, 0.4, 0.2).Choice);
        Assert.Equal(2, new Credences(0.2, 0.2, 0.6).Choice);
    }

    [Fact]
    public void Weights_are_scaled_to_sum_to_one()
    {
        Assert.Equal(new(0.25, 0.75), Credences.Normalise([1, 3]));
        Assert.Throws<ArgumentException>(() => Credences.Normalise([0, 0]));
        Assert.Throws<ArgumentException>(() => Credences.Normalise([3, -1]));
        Assert.Throws<ArgumentException>(() => Credences.Normalise([double.PositiveInfinity, 1]));
    }

    [Fact]
    public void Credences_compare_by_value()
    {
        Assert.Equal(Credences.Certain(1, 2), Credences.OfYes(1));
        Assert.Equal(Credences.Certain(1, 2).GetHashCode(), Credences.OfYes(1).GetHashCode());
        Assert.NotEqual(Credences.OfYes(0.5), Credences.Uniform(3));
    }
}
