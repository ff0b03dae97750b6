using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Worlds.Tests.Digits;

public class DrawnDigitsTests
{
    [Theory]
    [InlineData(8, 16)]
    [InlineData(28, 255)]
    public void All_ten_digits_are_drawn_with_enough_ink_to_debate(int size, int maximum)
    {
        var set = DrawnDigits.Draw(size, 40, 20, new Seed(1));

        Assert.Equal((40, 20), (set.Train.Count, set.Test.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], set.Test.Select(d => d.Label).Distinct().Order());
        Assert.All(set.Train.Concat(set.Test), d =>
        {
            Assert.Equal((size, maximum), (d.Image.Size, d.Image.Maximum));
            Assert.InRange(d.Image.Ink.Count, 6, size * size * 3 / 4);
        });
    }

    [Fact]
    public void Equal_seeds_draw_equal_digits_and_others_do_not()
    {
        static int[] Pixels(ulong seed) =>
            [.. DrawnDigits.Draw(8, 10, 10, new Seed(seed)).Test.SelectMany(d => Enumerable.Range(0, 64).Select(p => d.Image[p]))];

        Assert.Equal(Pixels(1), Pixels(1));
        Assert.NotEqual(Pixels(1), Pixels(2));
    }
}
