namespace LearningThePrior.Debate.Tests;

public class AnswerSetTests
{
    [Theory]
    [InlineData("only one")]
    [InlineData("same", "same")]
    [InlineData("one", " ")]
    public void Answers_that_cannot_be_told_apart_are_refused(params string[] answers) =>
        Assert.Throws<ArgumentException>(() => new AnswerSet(answers));

    [Fact]
    public void Answer_sets_compare_by_their_texts()
    {
        Assert.Equal(AnswerSet.NoYes, new AnswerSet("no", "yes"));
        Assert.NotEqual(AnswerSet.NoYes, new AnswerSet("yes", "no"));
    }
}
