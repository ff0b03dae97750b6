using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Debaters;

public class RefinedTests
{
    private static readonly Citation Right = new(NodeAddress.Parse("/0/0"), "1");
    private static readonly Citation Wrong = new(NodeAddress.Parse("/0/0"), "seventeen");

    [Fact]
    public async Task A_debater_who_listens_betters_its_draft()
    {
        var listening = new ScriptedDebater(t => t.Critique is null ? new("draft", [Wrong], []) : new("better", [Right], []));

        Assert.Equal("better", (await PlayAsync(new Refined(listening, new CitationCritic()))).Text);
    }

    [Fact]
    public async Task Citations_that_still_do_not_hold_are_left_out()
    {
        var stubborn = new ScriptedDebater(_ => new("draft", [Wrong, Right], []));

        Assert.Equal(Right, Assert.Single((await PlayAsync(new Refined(stubborn, new CitationCritic()))).Citations).Citation);
    }

    [Fact]
    public async Task A_good_draft_is_spoken_as_it_is()
    {
        var drafts = 0;
        var good = new ScriptedDebater(_ => new($"draft {++drafts}", [Right], []));

        Assert.Equal("draft 1", (await PlayAsync(new Refined(good, new CitationCritic()))).Text);
    }

    private static async Task<Turn> PlayAsync(IDebater debater)
    {
        var debate = await new Consultancy().PlayAsync(
            ToyWorld.Small().Setup(new ScriptedJudge(), new Contestant(debater, new AnswerPosition(0))), TestContext.Current.CancellationToken);
        return Assert.Single(debate.Turns);
    }
}
