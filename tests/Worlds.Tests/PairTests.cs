using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

public class PairTests
{
    private static readonly SnowWorld World = new SnowWorlds().Sample(new Seed(31));
    private static readonly PairHuman Human = new(World.Human);
    private static readonly PriorRatioQuestion Question = new("ratio");

    [Fact]
    public void A_ratio_is_made_up_by_the_first_less_the_second()
    {
        Assert.True(Human.MakesUp(Question, Ratio(3), [Prior("/0", -4), Prior("/1", -7)]));
        Assert.False(Human.MakesUp(Question, Ratio(3), [Prior("/0", -7), Prior("/1", -4)]));
        Assert.False(Human.MakesUp(Question, Ratio(3), [Prior("/1", -7), Prior("/0", -4)]));
        Assert.False(Human.MakesUp(Question, Ratio(-11), [Prior("/0", -4), Prior("/1", -7), Prior("/1", 0)]));
    }

    [Fact]
    public void Below_the_root_each_background_is_divided_on_its_own()
    {
        Assert.True(Human.MakesUp(Question, Prior("/1", -7), [Prior("/1/0", -3), Prior("/1/1", -4)]));
        Assert.False(Human.MakesUp(Question, Prior("/1", -7), [Prior("/0/0", -3), Prior("/0/1", -4)]));
        Assert.False(Human.MakesUp(Question, Prior("/1", -7), [Prior("/1/0", -3), Prior("/0/1", -4)]));
        Assert.False(Human.MakesUp(Question, Prior("/2", -7), [Prior("/2/0", -3), Prior("/2/1", -4)]));
    }

    [Fact]
    public void Silence_is_even_and_great_ratios_stay_finite()
    {
        Assert.Equal(Credences.Uniform(2), Human.Conclude(Question, []));
        Assert.Equal(2, PriorRatioQuestion.ToLogRatio(Human.Conclude(Question, [Ratio(2_000_000)])), 12);
        Assert.Equal(600, PriorRatioQuestion.ToLogRatio(Human.Conclude(Question, [Ratio(BigInteger.Pow(10, 40))])), 9);
        Assert.Equal(-600, PriorRatioQuestion.ToLogRatio(Human.Conclude(Question, [Ratio(-BigInteger.Pow(10, 40))])), 9);
        Assert.Equal(
            1.5, PriorRatioQuestion.ToLogRatio(Human.Conclude(Question, [Prior("/0", -2_000_000), Prior("/1", -3_500_000)])), 9);
    }

    [Fact]
    public void A_lie_turns_the_ratio_round()
    {
        var random = new Seed(3).CreateRandom();
        for (var i = 0; i < 50; i++)
        {
            var claims = new PairClaims(World.Claims(World.Propose(random)), World.Claims(World.Propose(random)));
            var (truth, lie) = (claims.Whole(Question), claims.Lie(Question, new Seed((ulong)i)));

            Assert.NotEqual(Human.Conclude(Question, [truth]).Choice, Human.Conclude(Question, [lie]).Choice);
            var parts = claims.FalseParts(Question, lie, new Seed((ulong)i));
            Assert.True(Human.MakesUp(Question, lie, parts));
            Assert.Single(parts.Except(claims.Parts(Question, lie)));
        }
    }

    [Fact]
    public void A_person_left_alone_reads_both_in_turn()
    {
        var read = Human.WorthReading(Question, new Seed(1)).ToList();

        Assert.Equal(16, read.Distinct().Count());
        Assert.Equal([0, 1, 0, 1], read.Take(4).Select(r => r.Address.Steps[0]));
    }

    [Fact]
    public void Other_questions_are_refused() =>
        Assert.Throws<ArgumentException>(() => Human.Conclude(new PriorQuestion("p"), []));

    private static Claim Ratio(BigInteger value) => new(PriorRatioQuestion.Topic, NodeAddress.Root, new(value));

    private static Claim Prior(string address, BigInteger value) =>
        new(PriorQuestion.Topic, NodeAddress.Parse(address), new(value));
}
