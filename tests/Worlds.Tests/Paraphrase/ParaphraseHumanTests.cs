using LearningThePrior.Debate;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Paraphrase;

namespace LearningThePrior.Worlds.Tests.Paraphrase;

public class ParaphraseHumanTests
{
    private static readonly ParaphraseHuman Human = new(copies: 3, fact: .1, wrong: .01, noise: .1);
    private static readonly PriorQuestion Prior = new("prior");
    private static readonly StatementQuestion Second = new(2);
    private static readonly Claim Copies = Claim("copies", "/0", 1);

    [Fact]
    public void Statements_are_multiplied_unless_they_are_known_to_be_copies()
    {
        // 2 log .108 = -4.451248; log(.1 (.9801) + .9 (.0001)) = log .0981 = -2.321768.
        Claim[] two = [Claim("true", "/1", 1), Claim("true", "/3", 1)];
        Assert.Equal(-4.451248, PriorQuestion.ToLogPrior(Human.Conclude(Prior, two)), 1e-6);
        Assert.Equal(-2.321768, PriorQuestion.ToLogPrior(Human.Conclude(Prior, [.. two, Copies])), 1e-6);
        Assert.Equal(-4.451248, PriorQuestion.ToLogPrior(Human.Conclude(Prior, [.. two, Claim("copies", "/0", 0)])), 1e-6);
        Assert.Equal(0, PriorQuestion.ToLogPrior(Human.Conclude(Prior, [Copies])), 1e-9);
    }

    [Fact]
    public void A_statement_is_answered_as_it_stands_or_else_by_its_own_chance()
    {
        // Unknown: .108 (.9) + .892 (.1) = .1864.
        Assert.Equal(.9, Human.Conclude(Second, [Claim("true", "/2", 1)])[1], 12);
        Assert.Equal(.1, Human.Conclude(Second, [Claim("true", "/2", 0), Claim("true", "/1", 1)])[1], 12);
        Assert.Equal(.1864, Human.Conclude(Second, [Claim("true", "/1", 1)])[1], 12);
    }

    [Theory]
    [InlineData("true", "/2", "Statement 2 of 3 is true. ")]
    [InlineData("true", "/2", "Statement 1 of 3 is true.")]
    [InlineData("true", "/2", "Statement 2 of 4 is true.")]
    [InlineData("true", "/4", "Statement 4 of 3 is true.")]
    [InlineData("true", "/0", "Statements 1 to 3 are copies of one fact.")]
    [InlineData("copies", "/0", "Statements 1 to 2 are copies of one fact.")]
    [InlineData("copies", "/1", "Statements 1 to 3 are copies of one fact.")]
    public void A_text_that_is_not_exactly_that_pages_is_not_believed(string topic, string address, string text) =>
        Assert.Null(Human.Read(Prior, topic, NodeAddress.Parse(address), text));

    [Fact]
    public void A_page_is_read_for_what_the_question_asks()
    {
        Assert.Equal(Copies, Human.Read(Prior, "copies", NodeAddress.Parse("/0"), "Statements 1 to 3 are copies of one fact."));
        Assert.Equal(Claim("true", "/2", 0), Human.Read(Second, "true", NodeAddress.Parse("/2"), "Statement 2 of 3 is false."));
        Assert.Null(Human.Read(Second, "true", NodeAddress.Parse("/1"), "Statement 1 of 3 is false."));
    }

    [Fact]
    public void A_log_prior_is_made_up_by_all_pages_and_the_right_sum_alone()
    {
        // log(.1 (.970299) + .9e-6) = -2.332727 and 3 log .108 = -6.676872.
        Claim[] parts = [Copies, Claim("true", "/1", 1), Claim("true", "/2", 1), Claim("true", "/3", 1)];
        Claim[] denying = [Claim("copies", "/0", 0), .. parts[1..]];
        Assert.True(Human.MakesUp(Prior, Claim("log-prior", "/", -2_332_727), parts));
        Assert.True(Human.MakesUp(Prior, Claim("log-prior", "/", -6_676_872), denying));
        Assert.False(Human.MakesUp(Prior, Claim("log-prior", "/", -6_676_872), parts));
        Assert.False(Human.MakesUp(Prior, Claim("log-prior", "/", -2_332_727), parts[..3]));
        Assert.False(Human.MakesUp(Prior, Claim("log-prior", "/", -2_332_727), [Claim("copies", "/0", 2), .. parts[1..]]));
    }

    private static Claim Claim(string topic, string about, int value) => new(topic, NodeAddress.Parse(about), new(value));
}
