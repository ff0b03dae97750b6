using LearningThePrior.Probability;


namespace LearningThePrior.Judges.Tests;

public class InquiringJudgeTests
{
    [Theory]
    [InlineData(.96, true)]
    [InlineData(.04, true)]
    [InlineData(.9, false)]
    public async Task It_stops_the_debate_when_it_is_sure_of_either_answer(double yes, bool stops)
    {
        var asked = await AskAsync(new DecidedVerdict(Credences.OfYes(yes), ScriptedJudge.Source));

        Assert.Equal(stops, asked is null);
    }

    [Fact]
    public async Task Without_a_decision_it_goes_on_asking() =>
        Assert.Equal("I am not sure yet. raw What else speaks to it?", await AskAsync(new AbstainedVerdict(ScriptedJudge.Source)));

    [Theory]
    [InlineData(.5)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void To_be_sure_takes_more_than_one_half(double sure) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InquiringJudge(new ScriptedJudge(), sure));

    private static ValueTask<string?> AskAsync(Verdict verdict)
    {
        var world = ToyWorld.Small();
        return new InquiringJudge(new ScriptedJudge(_ => verdict)).InquireAsync(
            new(world.Question, [], [], new(world.Tree, new(1, 100)), new Seed(1)), TestContext.Current.CancellationToken);
    }
}
