using LearningThePrior.Optimization.Tables;

namespace LearningThePrior.Optimization.Tests.Tables;

public sealed class BoostedTreesFitTests
{
    private static readonly float[][] X = [.. Enumerable.Range(0, 200).Select(i => (float[])[i % 20, i % 7])];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_class_that_a_number_tells_is_found_and_the_same_again(int classes)
    {
        int[] y = [.. X.Select(x => (int)x[0] * classes / 20)];
        var once = new BoostedTreesFit().Fit(X, y, classes)(X);
        Assert.Equal(once, new BoostedTreesFit().Fit(X, y, classes)(X));
        Assert.All(once.Zip(y), p => Assert.Equal(p.Second, p.First.Choice));
    }

    [Fact]
    public void Of_one_class_alone_it_expects_that_class() =>
        Assert.All(new BoostedTreesFit(EarlyStopped: true).Fit(X, new int[200], 3)(X), p => Assert.Equal(0, p.Choice));
}
