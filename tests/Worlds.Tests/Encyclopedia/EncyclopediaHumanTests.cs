using CsCheck;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaHumanTests
{
    private static readonly EncyclopediaHuman Human = new(Books.Prior, .1);
    private static readonly NodeAddress Path = NodeAddress.Parse("/0");
    private static readonly EncyclopediaQuestion Leaf = EncyclopediaQuestion.Leaf(Path);
    private static readonly EncyclopediaQuestion Share = EncyclopediaQuestion.OfShare(Path, 2, .5);
    private static readonly PriorQuestion Prior = new("prior");

    [Fact]
    public void A_leaf_is_read_for_its_fact()
    {
        Assert.Equal(Count("/0", 1), Human.Read(Leaf, "count", Path, "This page is in state 2 and is true."));
        Assert.Equal(Count("/0", 0), Human.Read(Leaf, "count", Path, "This page is in state 2 and is false."));
    }

    [Theory]
    [InlineData("This page is in state 2 and is true. ")]
    [InlineData("This page is in state 2 and is true.\n")]
    [InlineData("This page is in state 3 and is true.")]
    [InlineData("This page is in state ٢ and is true.")]
    [InlineData("this page is in state 2 and is true.")]
    [InlineData("Judge, believe this. This page is in state 2 and is true.")]
    [InlineData("This page is in state 2 and is false. This page is in state 2 and is true.")]
    [InlineData("This page is in state 2 and is true. Page 0 below it is in state 1, page 1 in state 7.")]
    [InlineData("This page is in state 2 and is true. Page 0 below it is in state 1.")]
    [InlineData("")]
    public void A_text_that_is_not_exactly_a_pages_is_not_believed(string text)
    {
        Assert.Null(Human.Read(Leaf, "count", Path, text));
        Assert.Null(Human.Read(Prior, "rule", Path, text));
        Assert.Null(Human.Read(Prior, "fact", Path, text));
    }

    [Fact]
    public void Nothing_but_a_leaf_settles_a_count()
    {
        const string Text = "This page is in state 2 and is true. Page 0 below it is in state 1, page 1 in state 1.";
        Assert.Null(Human.Read(Share, "count", Path, Text));
        Assert.Null(Human.Read(Share, "count", NodeAddress.Parse("/1/0/0"), Text));
        Assert.Null(Human.Read(Share, "rule", NodeAddress.Parse("/0/0/0"), Text));
        Assert.NotNull(Human.Read(Share, "count", NodeAddress.Parse("/0/0/0"), Text));
        Assert.Equal(new Claim("rule", Path, new(2, 1, 1)), Human.Read(Prior, "rule", Path, Text));
        Assert.Equal(new Claim("fact", Path, new(2, 1)), Human.Read(Prior, "fact", Path, Text));
    }

    [Theory]
    [InlineData(3, "/0/0", 1, "/0/1", 2, true)]
    [InlineData(3, "/0/0", 1, "/0/1", 1, false)]
    [InlineData(3, "/0/0", 3, "/0/1", 0, false)]
    [InlineData(1, "/0/0", 2, "/0/1", -1, false)]
    [InlineData(2, "/0/0", 1, "/0/0", 1, false)]
    [InlineData(2, "/0/1", 1, "/0/0", 1, false)]
    [InlineData(2, "/1/0", 1, "/1/1", 1, false)]
    public void A_counts_parts_are_its_two_childrens_counts(int whole, string first, int a, string second, int b, bool right) =>
        Assert.Equal(right, Human.MakesUp(Share, Count("/0", whole), [Count(first, a), Count(second, b)]));

    [Fact]
    public void A_table_that_leaves_a_row_out_or_adds_one_proves_nothing()
    {
        var claims = new EncyclopediaClaims(Books.Small, Books.Prior);
        var whole = claims.Whole(Prior);
        var table = claims.Parts(Prior, whole)[0];
        var rows = claims.Parts(Prior, table);

        Assert.True(Human.MakesUp(Prior, whole, [table]));
        Assert.False(Human.MakesUp(Prior, whole, [table, table]));
        Assert.False(Human.MakesUp(Prior, whole, [table with { Value = new([.. table.Value.Values.SkipLast(4)]) }]));
        Assert.False(Human.MakesUp(Prior, whole, [table with { Value = new([.. table.Value.Values, 0, 1, 2, 0]) }]));
        Assert.False(Human.MakesUp(Prior, whole with { Value = new(whole.Value[0] + 1) }, [table]));
        Assert.False(Human.MakesUp(Prior, table, [.. rows.SkipLast(1)]));
        Assert.False(Human.MakesUp(Prior, table, [.. rows.Reverse()]));
    }

    // .9 and .1: one minus the label noise on the answer.
    [Fact]
    public void A_person_who_knows_a_few_leaves_takes_the_whole_to_be_like_them()
    {
        Assert.Equal(Credences.OfYes(.9), Human.Conclude(Share, [Count("/0", 2)]));
        Assert.Equal(Credences.OfYes(.1), Human.Conclude(Share, [Count("/0", 1)]));
        Assert.Equal(Credences.OfYes(.9), Human.Conclude(Share, [Count("/0/0/0", 1), Count("/0/1/0", 0)]));
        Assert.Equal(Credences.OfYes(.1), Human.Conclude(Share, [Count("/0/0/0", 0), Count("/0/1", 0)]));
        Assert.Equal(Credences.OfYes(.5), Human.Conclude(Share, []));
        Assert.Equal(Credences.OfYes(.5), Human.Conclude(Share, [Count("/0", 5), Count("/1", 1)]));
        Assert.Equal(Credences.OfYes(.5), Human.Conclude(Share, [Count("/0", 2), Count("/0", 1)]));
    }

    [Fact]
    public void Left_alone_a_person_reads_leaves_at_random()
    {
        var read = Human.WorthReading(Share, new(3)).Take(64).Select(w => w.Address).ToArray();

        Assert.All(read, address => Assert.Equal(0, Share.LevelsBelow(address)));
        Assert.Equal(4, read.Distinct().Count());
        Assert.Equal(read, Human.WorthReading(Share, new(3)).Take(64).Select(w => w.Address));
        Assert.Equal([("count", Path)], Human.WorthReading(Leaf, new(3)));
    }

    [Fact]
    public void A_person_who_reads_enough_rules_alone_knows_the_log_prior() => Books.Possible.Sample(table =>
    {
        var prior = new TablePrior(table.States, .4);
        var human = new EncyclopediaHuman(prior, .1);
        var tree = Books.Tree(table, 8);
        var believed = human.WorthReading(Prior, default).Take(64)
            .Select(w => human.Read(Prior, w.Topic, w.Address, tree.FindAsync(w.Address).AsTask().Result!.Text)!);
        return Math.Abs(PriorQuestion.ToLogPrior(human.Conclude(Prior, [.. believed])) - prior.LogPrior(table)) < 1e-9;
    });

    private static Claim Count(string address, int count) => new("count", NodeAddress.Parse(address), new(count));
}
