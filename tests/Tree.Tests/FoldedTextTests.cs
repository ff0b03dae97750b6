namespace LearningThePrior.Tree.Tests;

public class FoldedTextTests
{
    // Expected forms: the worked examples of Unicode Standard Annex 15, figures 3 to 6, lower-cased.
    [Theory]
    [InlineData("\u212B", "a\u030A")]
    [InlineData("\u2126", "\u03C9")]
    [InlineData("\u1E69", "s\u0323\u0307")]
    [InlineData("\u1E0B\u0323", "d\u0323\u0307")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\uFB01", "fi")]
    [InlineData("2\u2075", "25")]
    [InlineData("\u1E9B\u0323", "s\u0323\u0307")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB")]
    public void Forms_fold_as_Unicode_says(string original, string folded) =>
        Assert.Equal(folded, FoldedText.Of(original).Text);

    [Fact]
    public void A_folded_stretch_leads_back_to_the_original()
    {
        var folded = FoldedText.Of("The  \uFB01rst \u2014 e\u0301nd");

        Assert.Equal("the first - e\u0301nd", folded.Text);
        Assert.Equal(new TextSpan(5, 4), folded.Original(4, 9));
        Assert.Equal(new TextSpan(12, 4), folded.Original(12, 16));
    }
}
