using CsCheck;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Worlds.Tests.Digits;

public class DigitTreeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8, 3)]
    [InlineData(28, 5)]
    public async Task Every_pixel_is_a_leaf_as_deep_as_the_side_can_be_halved(int size, int depth)
    {
        var image = Checkered(size);
        var tree = new ImplicitTree(DigitTree.Unpacker(image));
        for (var pixel = 0; pixel < size * size; pixel++)
        {
            var leaf = DigitTree.Leaf(size, pixel);
            var node = await tree.FindAsync(leaf, Stop);
            Assert.Equal(depth, leaf.Depth);
            Assert.Equal(0, node!.ChildCount);
            Assert.Equal(new Pixel(pixel / size, pixel % size, image[pixel]), Pixel.Parse(node.Text, size, image.Maximum));
        }
    }

    [Fact]
    public async Task The_root_tells_the_size_and_a_quadrant_what_it_covers()
    {
        var pixels = new byte[64];
        pixels[63] = 16;
        var tree = new ImplicitTree(DigitTree.Unpacker(new(8, 16, pixels)));

        Assert.Equal("a picture of 8 x 8; rows 0 to 7, columns 0 to 7: 1 pixels are not zero", (await tree.FindAsync(NodeAddress.Root, Stop))!.Text);
        Assert.Equal("rows 4 to 7, columns 4 to 7: 1 pixels are not zero", (await tree.FindAsync(NodeAddress.Parse("/3"), Stop))!.Text);
        Assert.Equal("rows 0 to 3, columns 4 to 7: 0 pixels are not zero", (await tree.FindAsync(NodeAddress.Parse("/1"), Stop))!.Text);
        Assert.Equal("row 7, column 7: 16 of 16", (await tree.FindAsync(NodeAddress.Parse("/3/3/3"), Stop))!.Text);
    }

    [Fact]
    public async Task Beyond_the_edge_of_a_side_that_is_no_power_of_two_there_is_nothing()
    {
        var tree = new ImplicitTree(DigitTree.Unpacker(Checkered(28)));

        // The last of 32 x 32 leaves: row 31, column 31 of a picture of 28 x 28.
        var node = await tree.FindAsync(NodeAddress.Parse("/3/3/3/3/3"), Stop);

        Assert.Equal("row 31, column 31: 0 of 255", node!.Text);
        Assert.Null(Pixel.Parse(node.Text, 28, 255));
    }

    [Fact]
    public async Task A_misstated_pixel_does_not_hold()
    {
        var image = Checkered(8);
        var reader = new TreeReader(new ImplicitTree(DigitTree.Unpacker(image)), ReadingBudget.Unlimited);
        var leaf = DigitTree.Leaf(8, 9);

        Assert.True((await CitationChecker.CheckAsync(new(leaf, new Pixel(1, 1, image[9]).ToText(16)), reader, Stop)).Holds);
        Assert.False((await CitationChecker.CheckAsync(new(leaf, new Pixel(1, 1, image[9] + 1).ToText(16)), reader, Stop)).Holds);
        Assert.False((await CitationChecker.CheckAsync(new(leaf, new Pixel(1, 2, image[9]).ToText(16)), reader, Stop)).Holds);
    }

    [Fact]
    public void What_a_pixel_says_is_read() =>
        Gen.Select(Gen.Int[0, 27], Gen.Int[0, 27], Gen.Int[0, 255]).Sample((row, column, value) =>
            Pixel.Parse(new Pixel(row, column, value).ToText(255), 28, 255) == new Pixel(row, column, value));

    [Theory]
    [InlineData("row 8, column 0: 1 of 16")]
    [InlineData("row 0, column 0: 17 of 16")]
    [InlineData("row 0, column 0: 1 of 255")]
    [InlineData("row 0, column 0: 1 of 16\n")]
    [InlineData("row -1, column 0: 1 of 16")]
    [InlineData("row ٣, column 0: 1 of 16")]
    [InlineData("rows 0 to 3, columns 4 to 7: 0 pixels are not zero")]
    [InlineData("")]
    public void Text_that_is_no_pixel_of_the_picture_is_none(string text) => Assert.Null(Pixel.Parse(text, 8, 16));

    private static DigitImage Checkered(int size) =>
        new(size, size == 8 ? 16 : 255, [.. Enumerable.Range(0, size * size).Select(i => (byte)(i * 7 % 16))]);
}
