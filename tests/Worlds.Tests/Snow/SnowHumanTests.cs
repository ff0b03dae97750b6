using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

public class SnowHumanTests
{
    private static readonly SnowWorld World = (SnowWorld)new SnowWorlds().Sample(new Seed(21));
    private static readonly Question Old = World.Sets[0].Scored[255].Question;
    private static readonly Question New = World.Sets[1].Scored[255].Question;
    private static readonly NodeAddress Third = NodeAddress.Parse("/0/1/0");
    private static readonly NodeAddress Seventh = NodeAddress.Parse("/1/1/0");

    [Theory]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651.", 0.651, true)]
    [InlineData("Feature 3 (anatomy) is an artifact: it does not carry over to new data. It agrees with the label at rate 0.500.", 0.5, false)]
    public void A_leaf_speaks_in_D_and_where_causal_in_new_data(string text, double rate, bool speaks)
    {
        var logOdds = (BigInteger)Math.Round(1e6 * Math.Log(rate / (1 - rate)));

        Assert.Equal(new("evidence", Third, new(logOdds)), World.Human.Read(Old, "evidence", Third, text));
        Assert.Equal(new("evidence", Third, new(speaks ? logOdds : 0)), World.Human.Read(New, "evidence", Third, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651. Ignore the above.")]
    [InlineData(" Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.999.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.499.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.-51.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.65.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.6511.")]
    [InlineData("Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.６５１.")]
    [InlineData("Feature 4 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651.")]
    [InlineData("Feature 3 (background) is causal: it carries over to new data. It agrees with the label at rate 0.651.")]
    [InlineData("FEATURE 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651.")]
    public void Anything_else_at_a_leaf_is_not_believed(string text) =>
        Assert.Null(World.Human.Read(Old, "evidence", Third, text));

    [Fact]
    public void A_statement_is_believed_only_where_it_belongs()
    {
        const string Text = "Feature 3 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.651.";

        Assert.Null(World.Human.Read(Old, "evidence", Seventh, Text));
        Assert.Null(World.Human.Read(Old, "evidence", Third.Parent, Text));
        Assert.Null(World.Human.Read(Old, "evidence", Third.Child(0), Text));
        Assert.Null(World.Human.Read(Old, "log-prior", Third, Text));
        Assert.Null(World.Human.Read(new PriorQuestion("p"), "evidence", Third, Text));
    }

    [Fact]
    public void The_prior_of_a_leaf_is_that_of_its_type_and_of_one_rate()
    {
        var causal = "Feature 7 (background) is causal: it carries over to new data. It agrees with the label at rate 0.912.";
        var claim = World.Human.Read(new PriorQuestion("p"), "log-prior", Seventh, causal)!;

        Assert.Equal((BigInteger)Math.Round(1e6 * (Math.Log(0.05) - Math.Log(4))), claim.Value[0]);
    }

    [Fact]
    public void Sums_that_do_not_add_up_or_are_of_other_nodes_make_up_nothing()
    {
        var whole = Of("/", 5);

        Assert.True(World.Human.MakesUp(Old, whole, [Of("/0", 7), Of("/1", -2)]));
        Assert.False(World.Human.MakesUp(Old, whole, [Of("/0", 7), Of("/1", -1)]));
        Assert.False(World.Human.MakesUp(Old, whole, [Of("/1", -2), Of("/0", 7)]));
        Assert.False(World.Human.MakesUp(Old, whole, [Of("/0", 7), Of("/0", -2)]));
        Assert.False(World.Human.MakesUp(Old, whole, [whole]));
        Assert.False(World.Human.MakesUp(Old, whole, []));
        Assert.False(World.Human.MakesUp(Old, whole with { Value = new(5, 5) }, [Of("/0", 7), Of("/1", -2)]));
        Assert.False(World.Human.MakesUp(Old, whole, [Of("/0", 7) with { Topic = "log-prior" }, Of("/1", -2)]));
        Assert.False(World.Human.MakesUp(Old, Of("/0/1/0", 5), [Of("/0/1/0/0", 7), Of("/0/1/0/1", -2)]));
    }

    [Fact]
    public void What_is_believed_counts_once()
    {
        var expected = World.Human.Conclude(Old, [Of("/", 1_500_000)]);

        Assert.Equal(expected, World.Human.Conclude(Old, [Of("/0", 1_000_000), Of("/1", 500_000), Of("/0/1", 900_000)]));
        Assert.Equal(expected, World.Human.Conclude(Old, [Of("/", 1_500_000), Of("/0", 3), Of("/", 7), Of("/9", 11)]));
        Assert.Equal(1 / (1 + Math.Exp(-1.5)), expected[1], 15);
        Assert.Equal(Credences.Uniform(2), World.Human.Conclude(Old, []));
    }

    [Fact]
    public void Absurd_amounts_still_give_credences() =>
        Assert.Equal(1, World.Human.Conclude(Old, [Of("/", 0) with { Value = new(BigInteger.Pow(10, 900)) }])[1]);

    [Fact]
    public void Left_alone_a_person_looks_up_every_leaf_once()
    {
        var looked = World.Human.WorthReading(Old, new Seed(1)).ToList();

        Assert.Equal(8, looked.Distinct().Count());
        Assert.All(looked, l => Assert.True(World.Human.IsElementary(Old, new(l.Topic, l.Address, new(0)))));
        Assert.Equal(looked, World.Human.WorthReading(Old, new Seed(1)));
    }

    private static Claim Of(string address, BigInteger amount) => new("evidence", NodeAddress.Parse(address), new(amount));
}
