using System.Numerics;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaQuestionTests
{
    private static readonly NodeAddress Path = NodeAddress.Parse("/0/1");

    // By hand: .3 * 8 = 2.4, .5 * 8 = 4, .7 * 8 = 5.6, rounded up.
    [Theory]
    [InlineData(.3, 3)]
    [InlineData(.5, 4)]
    [InlineData(.7, 6)]
    public void A_share_is_asked_for_as_a_number_of_leaves(double share, int atLeast)
    {
        var question = EncyclopediaQuestion.OfShare(Path, 3, share);

        Assert.Equal(atLeast, question.AtLeast);
        Assert.Equal(share, question.Share);
        Assert.Equal($"Are at least {atLeast} of the 8 pages 3 levels below /0/1 true?", question.Text);
    }

    [Fact]
    public void A_leaf_question_asks_about_one_page()
    {
        var question = EncyclopediaQuestion.Leaf(Path);

        Assert.Equal("Is the page at /0/1 true?", question.Text);
        Assert.Equal((BigInteger.One, .5, BigInteger.One), (question.AtLeast, question.Share, question.Leaves));
    }

    [Fact]
    public void Sixty_levels_down_a_single_leaf_still_tells_questions_apart()
    {
        var half = BigInteger.One << 59;
        var question = new EncyclopediaQuestion(NodeAddress.Root, 60, half);

        Assert.NotEqual(question, new EncyclopediaQuestion(NodeAddress.Root, 60, half + 1));
        Assert.Equal(.5, question.Share, 12);
    }

    [Theory]
    [InlineData("/0/1", 3)]
    [InlineData("/0/1/1/0/1", 0)]
    [InlineData("/0/1/1/0/1/0", null)]
    [InlineData("/0", null)]
    [InlineData("/0/0/1", null)]
    [InlineData("/0/1/2", null)]
    public void Only_nodes_between_path_and_leaves_lie_above_leaves(string node, int? levels) =>
        Assert.Equal(levels, EncyclopediaQuestion.OfShare(Path, 3, .5).LevelsBelow(NodeAddress.Parse(node)));

    [Fact]
    public void Questions_that_every_book_answers_alike_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new EncyclopediaQuestion(Path, 3, 0));
        Assert.Throws<ArgumentException>(() => new EncyclopediaQuestion(Path, 3, 9));
        Assert.Throws<ArgumentException>(() => EncyclopediaQuestion.Leaf(NodeAddress.Parse("/2")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EncyclopediaQuestion(Path, -1, 1));
    }
}
