using LearningThePrior.Probability.Statistics;
using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class UnpairedContrastTests
{
    /// <summary>With one verdict a question it is Welch's standard error, the square root of s1^2/n1 + s2^2/n2, from first principles.</summary>
    [Fact]
    public void With_one_verdict_a_question_it_has_Welchs_standard_error()
    {
        double[] first = [1, 0, 1, 1, 1, 0, 1, 1], second = [0, 0, 1, 0, 1, 0];
        static double Square(double[] x) => x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1) / x.Length;
        var (difference, error) = (first.Average() - second.Average(), Math.Sqrt(Square(first) + Square(second)));
        var sums = new ClusterSums(4);
        for (var i = 0; i < first.Length; i++)
        {
            sums.AddTo(i, 0, first[i]);
        }

        for (var i = 0; i < second.Length; i++)
        {
            sums.AddTo(100 + i, 2, second[i]);
        }

        var contrast = UnpairedContrast.Of(sums);

        Assert.Equal(difference, contrast.Measured.Value!.Value, 1e-12);
        Assert.Equal(difference - (StudentT.InvCDF(0, 1, 5, .975) * error), contrast.Measured.Low!.Value, 1e-9);
        Assert.Equal(2 * StudentT.CDF(0, 1, 5, -difference / error), contrast.P!.Value, 1e-9);
    }

    [Fact]
    public void Questions_in_both_groups_count_with_their_covariance()
    {
        var (apart, paired) = (new ClusterSums(4), new ClusterSums(4));
        for (var i = 0; i < 20; i++)
        {
            var hard = i % 2;
            apart.AddTo(i, 0, hard);
            apart.AddTo(100 + i, 2, hard);
            paired.AddTo(i, 0, hard);
            paired.AddTo(i, 2, i == 0 ? 1 - hard : hard);
        }

        Assert.True(UnpairedContrast.Of(paired).Measured.High < UnpairedContrast.Of(apart).Measured.High / 2);
    }

    [Fact]
    public void Few_questions_bear_no_interval()
    {
        var sums = new ClusterSums(4);
        sums.AddTo(0, 0, 1);
        sums.AddTo(1, 2, 0);

        var contrast = UnpairedContrast.Of(sums);

        Assert.Equal(1, contrast.Measured.Value);
        Assert.Null(contrast.P);
        Assert.Contains("5 are needed", contrast.Measured.Why, StringComparison.Ordinal);
    }
}
