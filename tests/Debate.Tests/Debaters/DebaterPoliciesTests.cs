using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Debaters;

public class DebaterPoliciesTests
{
    private static readonly Claim First = new("sum", NodeAddress.Parse("/0/0"), new(1));
    private static readonly Claim Second = new("sum", NodeAddress.Parse("/0/1"), new(0));

    private readonly ScriptedDebater _frank = new(_ => new("All I know.", [new(First.About, "1"), new(Second.About, "0")], [First, Second]));

    [Fact]
    public async Task An_omitting_debater_neither_cites_nor_claims_what_it_keeps_silent_about()
    {
        var turn = await SpeakAsync(new OmittingDebater(_frank, a => a == Second.About));

        Assert.Equal(First.About, Assert.Single(turn.Citations).Citation.Address);
        Assert.Equal(First, Assert.Single(turn.Claims));
    }

    [Fact]
    public async Task A_sandbagging_debater_holds_back_in_its_share_of_debates()
    {
        Assert.Empty((await SpeakAsync(new SandbaggingDebater(_frank, 0))).Claims);
        Assert.Equal(2, (await SpeakAsync(new SandbaggingDebater(_frank, 1))).Claims.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandbaggingDebater(_frank, 1.5));
    }

    [Fact]
    public async Task A_flooding_debater_denies_what_the_other_side_said_before_it_says_its_own()
    {
        var flood = new FloodingDebater(new ScriptedDebater("Deny all."), 1);
        var debate = await new SequentialDebate(1).PlayAsync(
            ToyWorld.Small().Setup(new ScriptedJudge(), _frank.For(0), new(flood, new AnswerPosition(1))), TestContext.Current.CancellationToken);

        Assert.Equal(First with { Value = new(2) }, Assert.Single(debate.Turns[1].Claims));
    }

    private static async Task<Turn> SpeakAsync(IDebater debater)
    {
        var debate = await new Consultancy().PlayAsync(
            ToyWorld.Small().Setup(new ScriptedJudge(), new Contestant(debater, new AnswerPosition(0))), TestContext.Current.CancellationToken);
        return debate.Turns[0];
    }
}
