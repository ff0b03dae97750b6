namespace LearningThePrior.Tree.Tests;

public class TextSpanTests
{
    [Fact]
    public void A_span_ends_where_it_starts_plus_its_length() => Assert.Equal(7, new TextSpan(3, 4).End);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, 1)]
    public void A_span_that_no_text_can_have_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, length));
}
