using LearningThePrior.Probability;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class LinearBayesTests
{
    // Two values, one coefficient, b ~ N(0, 0.8^2), log sigma uniform: everything summed over a plain grid.
    [Fact]
    public void It_agrees_with_direct_numerical_integration()
    {
        double[][] x = [[1], [0.5]];
        double[] y = [0.6, 0.1];
        var bayes = new LinearBayes(x, y, [0.8], 0.1, 1);

        const int Steps = 1_500;
        double total = 0, meanB = 0, squareB = 0, meanSigma = 0, below = 0;
        for (var g = 0; g < Steps; g++)
        {
            var sigma = 0.1 * Math.Pow(10, (g + 0.5) / Steps);
            for (var i = 0; i < Steps; i++)
            {
                var b = -4 + (8 * (i + 0.5) / Steps);
                var weight = Math.Exp(-b * b / (2 * 0.64)) * Density(y[0], b, sigma) * Density(y[1], 0.5 * b, sigma);
                total += weight;
                meanB += weight * b;
                squareB += weight * b * b;
                meanSigma += weight * sigma;
                below += weight * Density(0.3, 2 * b, sigma);
            }
        }

        meanB /= total;
        Assert.Equal(meanB, bayes.Coefficient(0).Mean, 1e-5);
        Assert.Equal(Math.Sqrt((squareB / total) - (meanB * meanB)), bayes.Coefficient(0).Deviation, 1e-5);
        Assert.Equal(meanSigma / total, bayes.Sigma.Mean, 1e-5);
        Assert.Equal(
            below / total / Math.Sqrt(2 * Math.PI),
            bayes.Predict([2]).Sum(p => p.Weight * Math.Exp(-Math.Pow(0.3 - p.Mean, 2) / (2 * p.Variance)) / Math.Sqrt(2 * Math.PI * p.Variance)),
            1e-5);
    }

    [Fact]
    public void With_much_data_it_finds_what_the_data_were_made_of()
    {
        var random = new Seed(5).CreateRandom();
        var x = Enumerable.Range(0, 4_000).Select(_ => new[] { 1, random.NextGaussian(), random.NextGaussian() }).ToArray();
        var y = x.Select(r => 0.3 - (0.7 * r[1]) + (0.2 * r[2]) + (0.25 * random.NextGaussian())).ToArray();
        var bayes = new LinearBayes(x, y, [1, 1, 1], 0.02, 1);
        Assert.Equal(0.3, bayes.Coefficient(0).Mean, 0.015);
        Assert.Equal(-0.7, bayes.Coefficient(1).Mean, 0.015);
        Assert.Equal(0.2, bayes.Coefficient(2).Mean, 0.015);
        Assert.Equal(0.25 / Math.Sqrt(4_000), bayes.Coefficient(1).Deviation, 3e-4);
        Assert.Equal(0.25, bayes.Sigma.Mean, 0.01);
    }

    private static double Density(double y, double mean, double sigma) =>
        Math.Exp(-(y - mean) * (y - mean) / (2 * sigma * sigma)) / sigma;
}
