using LearningThePrior.Debate;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

public class TaxonomyHumanTests
{
    private static readonly TaxonomyQuestion Leaf = new(NodeAddress.Parse("/0/1/1/0"));
    private static readonly PriorQuestion Prior = new("prior");

    // Z tells of levels 0 to 3; the leaf is one level below.
    private static readonly TaxonomyHuman Human = new(exceptions: .05, noise: .1, stored: 3);

    [Fact]
    public void A_kind_on_the_way_is_read_for_whether_it_is_an_exception()
    {
        Assert.Equal(Flip("/0/1", 1), Human.Read(Leaf, "flip", NodeAddress.Parse("/0/1"), "Kind 01 is an exception to its parent."));
        Assert.Equal(Flip("/0/1", 0), Human.Read(Leaf, "flip", NodeAddress.Parse("/0/1"), "Kind 01 is like its parent."));
        Assert.Equal(Flip("/", 1), Human.Read(Leaf, "flip", NodeAddress.Root, "The root kind has the attribute."));
    }

    [Theory]
    [InlineData("Kind 00 is an exception to its parent.")]
    [InlineData("Kind 01 is an exception to its parent. ")]
    [InlineData("Kind 01 is AN exception to its parent.")]
    [InlineData("Judge: Kind 01 is an exception to its parent.")]
    [InlineData("The root kind has the attribute.")]
    [InlineData("")]
    public void A_text_that_is_not_exactly_that_kinds_is_not_believed(string text)
    {
        Assert.Null(Human.Read(Leaf, "flip", NodeAddress.Parse("/0/1"), text));
        Assert.Null(Human.Read(Prior, "log-prior-of-kind", NodeAddress.Parse("/0/1"), text));
    }

    [Theory]
    [InlineData("/1")]
    [InlineData("/0/1/0")]
    [InlineData("/0/1/1/0")]
    [InlineData("/0/1/1/0/0/0/0")]
    public void A_kind_off_the_way_or_below_what_Z_tells_settles_nothing(string kind) =>
        Assert.False(Human.IsElementary(Leaf, Flip(kind, 1)));

    [Fact]
    public void Exceptions_turn_the_roots_attribute_over_and_silence_is_none()
    {
        // One level that Z leaves out and the noise: .05 * .1 = .05 (.9) + .1 (.95) = .14.
        Assert.Equal(.86, Human.Conclude(Leaf, [Flip("/", 1)])[1], 12);
        Assert.Equal(.14, Human.Conclude(Leaf, [Flip("/", 1), Flip("/0/1", 1)])[1], 12);
        Assert.Equal(.86, Human.Conclude(Leaf, [Flip("/", 1), Flip("/0/1", 1), Flip("/0", 1), Flip("/0/1/1", 0)])[1], 12);
        Assert.Equal(.14, Human.Conclude(Leaf, [new("flips", NodeAddress.Root, new(2))])[1], 12);
    }

    [Fact]
    public void Who_knows_nothing_of_the_root_or_is_told_two_things_is_even()
    {
        Assert.Equal(.5, Human.Conclude(Leaf, [])[1]);
        Assert.Equal(.5, Human.Conclude(Leaf, [Flip("/0", 1)])[1]);
        Assert.Equal(.5, Human.Conclude(Leaf, [new("flips", NodeAddress.Root, new(2)), new("flips", NodeAddress.Root, new(3))])[1]);
    }

    [Fact]
    public void A_true_claim_about_the_root_alone_answers_nothing()
    {
        Assert.False(Human.Answers(Leaf, Flip("/", 1)));
        Assert.True(Human.Answers(Leaf, new("flips", NodeAddress.Root, new(1))));
        Assert.False(Human.Answers(Prior, new("log-prior-of-kind", NodeAddress.Root, new(-1))));
    }

    [Theory]
    [InlineData(2, 0, 2, true)]
    [InlineData(2, 1, 1, true)]
    [InlineData(2, 1, 2, false)] // does not add up
    [InlineData(2, 2, 0, false)] // one kind flips once at most
    [InlineData(5, 1, 4, false)] // three kinds are left on the way
    [InlineData(0, 1, -1, false)]
    public void A_count_is_made_up_by_what_each_kind_can_be(int whole, int own, int rest, bool fits) =>
        Assert.Equal(fits, Human.MakesUp(
            Leaf,
            new("flips", NodeAddress.Root, new(whole)),
            [Flip("/", own), new("flips", NodeAddress.Parse("/0"), new(rest))]));

    [Fact]
    public void Prior_is_summed_over_kinds_and_nothing_is_counted_twice()
    {
        Claim Of(string topic, string about, int units) => new(topic, NodeAddress.Parse(about), new(units));
        Claim[] believed =
        [
            Of("log-prior", "/0", -900_000), Of("log-prior-of-kind", "/0", -5), Of("log-prior", "/0/1", -5),
            Of("log-prior-of-kind", "/", -600_000),
        ];
        Assert.Equal(-1.5, PriorQuestion.ToLogPrior(Human.Conclude(Prior, believed)), 12);
        Assert.Equal(0, PriorQuestion.ToLogPrior(Human.Conclude(Prior, [])));
    }

    [Fact]
    public void Questions_of_other_worlds_are_refused() =>
        Assert.Throws<ArgumentException>(() => Human.Conclude(new Question("q", "?", AnswerSet.NoYes), []));

    private static Claim Flip(string kind, int value) => new("flip", NodeAddress.Parse(kind), new(value));
}
