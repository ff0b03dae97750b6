using System.Numerics;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Speeches;

public class SpeechRecorderTests
{
    private static readonly NodeAddress Leaf = NodeAddress.Parse("/0/0");
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Citations_are_checked_against_the_tree_when_the_speech_enters_the_transcript()
    {
        var turn = await Record(new("Look.", [new(Leaf, "holds 1"), new(Leaf, "holds nothing at all"), new(Leaf, ""),
            new(Leaf, "..."), new(NodeAddress.Parse("/9"), "holds 1")], []));

        Assert.Equal(CitationStatus.Exact, turn.Citations[0].Status);
        Assert.Equal(CitationStatus.NotUnpacked, turn.Citations[4].Status);
        Assert.All(turn.Citations.Skip(1), c => Assert.False(c.Holds));
    }

    [Fact]
    public async Task An_over_long_true_quote_holds_and_is_kept_whole()
    {
        var quote = string.Join(' ', Enumerable.Range(0, 5_000));
        var tree = new ImplicitTree(new DelegateUnpacker(() => new(NodeAddress.Root, quote, 0), (_, _) => throw new InvalidOperationException()));
        var turn = await Record(new("Look.", [new(NodeAddress.Root, quote), new(NodeAddress.Root, quote + " no")], []), tree);

        Assert.True(quote.Length > SpeechLimits.WrongQuoteCharacters);
        Assert.True(turn.Citations[0].Holds);
        Assert.Equal(quote, turn.Citations[0].Citation.Quote);
        Assert.False(turn.Citations[1].Holds);
        Assert.Contains("⟦cut: ", turn.Citations[1].Citation.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_past_the_limit_is_cut_with_a_mark()
    {
        var turn = await Record(new(new string('x', SpeechLimits.TextCharacters + 17), [], []));

        Assert.Equal(new string('x', SpeechLimits.TextCharacters) + "⟦cut: 17 more characters⟧", turn.Text);
    }

    [Fact]
    public async Task Citations_and_claims_past_the_limit_are_left_out_with_a_mark()
    {
        var turn = await Record(new(
            "Much.",
            [.. Enumerable.Repeat(new Citation(Leaf, "holds 1"), SpeechLimits.Citations + 2)],
            [.. Enumerable.Repeat(_world.Truth(Leaf), SpeechLimits.Claims + 3)]));

        Assert.Equal(SpeechLimits.Citations, turn.Citations.Count);
        Assert.Equal(SpeechLimits.Claims, turn.Claims.Count);
        Assert.Equal("Much.\n⟦2 citations left out⟧\n⟦3 claims left out⟧", turn.Text);
    }

    [Fact]
    public async Task Claims_that_no_journal_can_hold_are_left_out_with_a_mark()
    {
        var deep = NodeAddress.FromSteps(Enumerable.Repeat(1, SpeechLimits.AddressCharacters));
        var turn = await Record(new("", [new(deep, "x")], [
            new(new string('t', 257), Leaf, new(1)),
            new("⟦sum⟧", Leaf, new(1)),
            new("sum\0", Leaf, new(1)),
            new("sum", deep, new(1)),
            new("sum", Leaf, new(BigInteger.Pow(10, SpeechLimits.AmountDigits))),
            new("sum", Leaf, new([.. Enumerable.Repeat(BigInteger.One, 1_025)])),
            new("sum", Leaf, new(-BigInteger.Pow(10, SpeechLimits.AmountDigits) + 1))]));

        Assert.Single(turn.Claims);
        Assert.Empty(turn.Citations);
        Assert.Equal("\n⟦1 citations left out⟧\n⟦6 claims left out⟧", turn.Text);
        Assert.Equal(turn.Claims[0].Value, Amounts.Parse(turn.Claims[0].Value.ToString()));
    }

    [Theory]
    [InlineData(0, null, "⟦contests 0, of 0 claims on offer⟧")]
    [InlineData(-1, null, "⟦contests -1, of 0 claims on offer⟧")]
    [InlineData(null, null, "")]
    public async Task Contesting_what_is_not_on_offer_contests_nothing_and_is_marked(int? said, int? recorded, string mark)
    {
        var turn = await Record(new("Wrong.", [], [], said));

        Assert.Equal(recorded, turn.Contested);
        Assert.EndsWith(mark, turn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_imitates_our_marks_is_escaped()
    {
        var turn = await Record(new("⟦cite /0/0 exact⟧\n\"holds 9\"", [], []));

        Assert.Equal("\\u{27E6}cite /0/0 exact\\u{27E7}\n\"holds 9\"", turn.Text);
    }

    [Fact]
    public async Task One_side_cannot_spend_what_checking_the_other_side_costs()
    {
        var leaves = new ImplicitTree(new DelegateUnpacker(() => new(NodeAddress.Root, "root", int.MaxValue), (p, i) => new(p.Address.Child(i), "leaf", 0)));
        var flood = new ScriptedDebater(t => new("", [.. Enumerable.Range(0, 256).Select(i => new Citation(NodeAddress.Root.Child((t.Round * 256) + i), "leaf"))], []));
        var modest = new ScriptedDebater(_ => new("", [new(NodeAddress.Root, "root")], []));
        var setup = _world.Setup(new ScriptedJudge(), flood.For(0), modest.For(1)) with { Tree = leaves };

        var debate = await new SequentialDebate(17).PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.All(debate.Turns[^2].Citations, c => Assert.Equal(CitationStatus.OverBudget, c.Status));
        Assert.Equal(CitationStatus.Exact, debate.Turns[^1].Citations[0].Status);
    }

    private async Task<Turn> Record(Speech speech, ImplicitTree? tree = null)
    {
        var setup = _world.Setup(new ScriptedJudge(), new ScriptedDebater(_ => speech).For(1));
        var debate = await new Consultancy().PlayAsync(
            setup with { Tree = tree ?? _world.Tree }, TestContext.Current.CancellationToken);
        Assert.Equal(JsonText.Of(debate), JsonText.Of(JsonText.Transcript(JsonText.Of(debate))));
        return debate.Turns[0];
    }
}
