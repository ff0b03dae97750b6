using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class ExampleSetTests
{
    [Fact]
    public void A_batch_that_holds_them_all_is_all_in_order()
    {
        using var scope = NewDisposeScope();
        var set = Three();

        var (x, z, targets, weights) = set.Batch(64, new Seed(1).CreateRandom());

        Assert.Equal([3, 1, 2], x.shape);
        Assert.Equal([3, 1], z.shape);
        Assert.Equal([3, 1, 2], targets.shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], x.ToArray());
        Assert.Equal([.1, .2, .3], z.ToArray());
        Assert.Equal([.75, .25, .5, .5, .25, .75], targets.ToArray());
        Assert.Equal([1, 1, 2], weights.ToArray());
    }

    [Fact]
    public void A_smaller_batch_draws_whole_examples()
    {
        using var scope = NewDisposeScope();
        var set = Three();
        var random = new Seed(1).CreateRandom();

        for (var i = 0; i < 20; i++)
        {
            var (x, z, _, _) = set.Batch(2, random);
            var numbers = x.ToArray();
            Assert.Equal(numbers.Where((_, k) => k % 2 == 0).Select(v => .1 + (v / 20)), z.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void Fading_makes_what_there_is_count_for_less_and_nothing_that_comes()
    {
        using var scope = NewDisposeScope();
        var set = Three();

        set.Fade(.25);
        set.Add([6, 7], [.4], Credences.OfYes(.5));

        Assert.Equal([.25, .25, .5, 1], set.Batch(64, new Seed(1).CreateRandom()).Weights.ToArray());
    }

    private static ExampleSet Three()
    {
        var set = new ExampleSet(2, 1, 2);
        set.Add([0, 1], [.1], Credences.OfYes(.25));
        set.Add([2, 3], [.2], Credences.OfYes(.5));
        set.Add([4, 5], [.3], Credences.OfYes(.75), weight: 2);
        return set;
    }
}
