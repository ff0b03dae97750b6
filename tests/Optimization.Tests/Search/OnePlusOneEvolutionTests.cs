using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class OnePlusOneEvolutionTests
{
    [Fact]
    public void A_child_differs_from_its_parent_in_one_block_on_average_and_never_in_none()
    {
        var search = new OnePlusOneEvolution(Spaces.Choices, new Seed(1), stall: 10_000);
        var parent = search.Ask()[0];
        search.Tell([new(0)]);
        var changed = 0;
        for (var i = 0; i < 2000; i++)
        {
            var child = search.Ask()[0];
            var blocks = Enumerable.Range(0, 6).Count(b => Spaces.Choices.Option(child, b) != Spaces.Choices.Option(parent, b));
            Assert.True(blocks > 0);
            changed += blocks;
            search.Tell([new(-1)]);
        }

        // A binomial of 6 blocks and probability 1/6, given that it is not 0: 1 / (1 - (5/6)^6) = 1.504.
        Assert.InRange(changed / 2000.0, 1.45, 1.56);
    }

    [Fact]
    public void A_worse_child_never_becomes_the_parent_and_an_equal_one_does()
    {
        var search = new OnePlusOneEvolution(Spaces.Choices, new Seed(2), stall: 10_000);
        search.Tell([.. search.Ask().Select(_ => new Evaluation(0))]);
        var child = search.Ask()[0];
        search.Tell([new(-1)]);
        Assert.DoesNotContain(ParentOf(child), search.Save());
        child = search.Ask()[0];
        search.Tell([new(0)]);
        Assert.Contains(ParentOf(child), search.Save());

        static string ParentOf(double[] z) => $"\"Parent\":[{string.Join(',', z)}]";
    }

    [Fact]
    public void It_starts_anew_after_a_stall()
    {
        var starts = 0;
        var search = new OnePlusOneEvolution(
            Spaces.Choices, new Seed(2), stall: 7, propose: random => (starts++, Spaces.Choices.Draw(random)).Item2);
        search.Run(_ => new(0), 24);
        Assert.Equal(3, starts);
    }

    [Fact]
    public void Without_repeats_a_small_space_is_visited_once_before_anything_is_asked_again()
    {
        var space = new LatentSpace([new ChoiceBlock("a", 3), new ChoiceBlock("b", 3)]);
        var search = new OnePlusOneEvolution(space, new Seed(5), skipSeen: true);
        HashSet<string> seen = [];
        search.Run(z => new(seen.Add(string.Join(',', z)) ? 0 : 1), 9);
        Assert.Equal(9, seen.Count);
        search.Run(_ => new(0), 20);
    }

    [Fact]
    public void The_fifth_rule_lets_numbers_converge()
    {
        var space = Spaces.Intervals(5);
        var search = new OnePlusOneEvolution(space, new Seed(4), stall: 500).Run(Sphere, 3000);
        Assert.InRange(search.Best!.Value, -1e-8, 0);

        static Evaluation Sphere(double[] z) => new(-z.Sum(u => (u - .3) * (u - .3)));
    }
}
