using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Protocols;

public class LimitedTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Words_beyond_the_limit_do_not_enter_the_transcript() =>
        Assert.Equal("one two⟦cut: 3 more words⟧", (await PlayAsync(new HouseRules(Words: 2), new("one two  three\nfour five", [], []))).Text);

    [Fact]
    public async Task As_many_words_as_allowed_stay_as_they_are() =>
        Assert.Equal(" one  two ", (await PlayAsync(new HouseRules(Words: 2), new(" one  two ", [], []))).Text);

    [Fact]
    public async Task Citations_and_claims_beyond_the_limit_are_left_out_with_a_mark()
    {
        var root = new Citation(NodeAddress.Root, "node");
        var claim = new Claim("sum", NodeAddress.Root, new(1));
        var turn = await PlayAsync(new HouseRules(Citations: 1, Claims: 2), new("So.", [root, root], [claim, claim, claim]));

        Assert.Single(turn.Citations);
        Assert.Equal(2, turn.Claims.Count);
        Assert.Equal("So.\n⟦1 citations left out⟧\n⟦1 claims left out⟧", turn.Text);
    }

    [Fact]
    public async Task A_debater_reads_no_more_nodes_than_allowed()
    {
        var reader = new ScriptedDebater(t =>
        {
            Assert.Equal(1, t.Reader.Budget.Nodes);
            return new("", [], []);
        });
        var debate = await new Limited(new Consultancy(), new(Nodes: 1)).PlayAsync(
            _world.Setup(new ScriptedJudge(), reader.For(0)), TestContext.Current.CancellationToken);

        Assert.StartsWith("Limited { Protocol = Consultancy { Rounds = 1 }, Rules = HouseRules { Words =", debate.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_zero_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HouseRules(Words: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HouseRules(Citations: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HouseRules.None with { Nodes = 0 });
    }

    private async Task<Turn> PlayAsync(HouseRules rules, Speech speech)
    {
        var debate = await new Limited(new Consultancy(), rules).PlayAsync(
            _world.Setup(new ScriptedJudge(), new ScriptedDebater(_ => speech).For(0)), TestContext.Current.CancellationToken);
        return Assert.Single(debate.Turns);
    }
}
