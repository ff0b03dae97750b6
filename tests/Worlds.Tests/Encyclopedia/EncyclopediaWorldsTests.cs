using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaWorldsTests
{
    [Fact]
    public void A_setting_out_of_its_range_is_named()
    {
        Assert.Contains("States", Message(new() { States = 5 }), StringComparison.Ordinal);
        Assert.Contains("Flip", Message(new() { Flip = .5 }), StringComparison.Ordinal);
        Assert.Contains("Stay", Message(new() { Stay = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("Questions", Message(new() { Questions = (QuestionKind)7 }), StringComparison.Ordinal);
        Assert.Contains("DeeperDepth", Message(new() { Depth = 20 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QuestionKind.Leaf)]
    [InlineData(QuestionKind.Aggregate)]
    public void Equal_seeds_give_equal_worlds(QuestionKind kind)
    {
        var worlds = new EncyclopediaWorlds { Questions = kind };
        var (one, same, other) = (worlds.Sample(new(4)), worlds.Sample(new(4)), worlds.Sample(new(5)));

        Assert.Equal(one.Observed, same.Observed);
        Assert.Equal(one.Key.Truth.ToLatent(one.Latents), same.Key.Truth.ToLatent(one.Latents));
        Assert.All(one.Sets.Zip(same.Sets), s => Assert.Equal(s.First.Scored, s.Second.Scored));
        Assert.NotEqual(one.Observed, other.Observed);
    }

    [Fact]
    public void D_asks_about_one_half_of_the_book_and_D_star_about_the_other_and_deeper()
    {
        Assert.Equal(["d", "other_half", "deeper"], Books.World.Sets.Select(s => s.Name));
        Assert.Equal([128, 128, 1_024], Books.World.Sets.Select(s => s.Scored.Count));
        Assert.All(Books.World.Sets, s => Assert.Equal(1, s.Scored.Sum(q => q.Weight), 9));
        Assert.All(Books.World.Observed, o => Assert.Contains(Books.World.Sets[0].Scored, s => s.Question == o.Question));
        Assert.Equal(128, Books.World.Sets[1].Scored.Select(s => Path(s.Question)).Distinct().Count());
        Assert.All(Books.World.Sets[1].Scored, s => Assert.Equal((1, 8), (Path(s.Question).Steps[0], Path(s.Question).Depth)));
        Assert.All(Books.World.Sets[2].Scored, s => Assert.Equal((0, 16), (Path(s.Question).Steps[0], Path(s.Question).Depth)));
    }

    [Fact]
    public void Aggregate_questions_ask_for_three_shares_at_every_level()
    {
        var world = new EncyclopediaWorlds { Questions = QuestionKind.Aggregate }.Sample(new(6));
        var asked = world.Sets[0].Scored.Select(s => (EncyclopediaQuestion)s.Question).ToArray();

        Assert.Equal([.3, .5, .7], asked.Select(q => q.Share).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 7), asked.Select(q => q.Levels).Distinct().Order());
        Assert.All(asked, q => Assert.Equal(8, q.Path.Depth + q.Levels));
    }

    // .1 is the label noise; 4 standard errors of a share of 4,000 are .019.
    [Fact]
    public void One_answer_in_ten_is_flipped()
    {
        var world = new EncyclopediaWorlds { Examples = 4_000 }.Sample(new(8));
        Assert.Equal(.1, world.Observed.Average(o => world.Key.Target(o.Question).Choice == o.Answer ? 0.0 : 1.0), .019);
    }

    [Fact]
    public void Questions_are_encoded_as_steps_branches_levels_and_share()
    {
        var world = new EncyclopediaWorlds { DeeperDepth = 10 }.Sample(new(1));
        Assert.Equal(
            [3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 5, .3],
            world.Encode(EncyclopediaQuestion.OfShare(NodeAddress.Parse("/0/1/1"), 5, .3)));
        Assert.Throws<ArgumentException>(() => world.Encode(new PriorQuestion("prior")));
    }

    [Fact]
    public void Proposals_are_possible_backgrounds_and_the_parts_are_their_rules()
    {
        var random = new Seed(2).CreateRandom();
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(double.IsFinite(Books.World.Key.LogPrior(Books.World.Propose(random)))));
        Assert.Equal([0, 0, 1, 1, 2, 2], Books.World.PriorParts.Select(p => p.Kind));
        Assert.Equal([3, 4, 5], Books.World.PriorParts[0].Latents);
    }

    private static string Message(EncyclopediaWorlds worlds) =>
        Assert.Throws<ArgumentException>(() => worlds.Sample(new(1))).Message;

    private static NodeAddress Path(Question question) => ((EncyclopediaQuestion)question).Path;
}
