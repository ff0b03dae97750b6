namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class PairChooserTests
{
    [Fact]
    public void Of_equally_plausible_backgrounds_it_compares_those_that_differ_most()
    {
        double[][] pool = [[0, 0, 0], [1, 0, 0], [1, 1, 1]];

        Assert.Equal((0, 2), new PairChooser(3).Choose(pool, [0, 0, 0]));
    }

    [Fact]
    public void A_foregone_comparison_tells_little()
    {
        // All pairs differ alike; at 6 nats p(1-p) is .0025, at none .25.
        double[][] pool = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

        Assert.Equal((0, 2), new PairChooser(3).Choose(pool, [0, 6, 0]));
    }

    [Fact]
    public void What_was_compared_before_tells_less()
    {
        double[][] pool = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        var chooser = new PairChooser(3);
        Assert.Equal((0, 1), chooser.Choose(pool, [0, 0, 0]));

        chooser.Note(pool[0], pool[1], 0);

        Assert.NotEqual((0, 1), chooser.Choose(pool, [0, 0, 0]));
    }

    [Theory]
    [InlineData(.6, 2)]
    [InlineData(.5, 0)]
    public void One_answer_shrinks_the_doubt_by_Sherman_and_Morrison(double other, int first)
    {
        // A = .1 I; after one even comparison along (1, 0) that entry is .35, and the doubt about (1, 0) falls from 10 to 2.857:
        // below .6 squared times 10 = 3.6, above .5 squared times 10 = 2.5. Pairs across are foregone.
        var chooser = new PairChooser(2);
        chooser.Note([1, 0], [0, 0], 0);

        Assert.Equal((first, first + 1), chooser.Choose([[0, 0], [1, 0], [0, 0], [0, other]], [0, 0, 40, 40]));
    }
}
