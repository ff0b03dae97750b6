using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Tests.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

/// <summary>f where Z is written by a learned Mz: sharing its step, and as a network of its own.</summary>
public sealed class SharedStepModelTests
{
    private static readonly EncyclopediaWorlds Family = new() { Examples = 40 };
    private static readonly UnpackedWorld World = (UnpackedWorld)new UnpackedWorlds(Family, new TableMz(Family)).Sample(new Seed(3));

    // 4 x 8 + 8 weights to the hidden units, 8 + 1 from them.
    [Fact]
    public void It_has_49_numbers_of_its_own() => Assert.Equal(49, Small.F(World).Cost!.Parameters);

    [Fact]
    public void Two_z_whose_trees_say_the_same_give_the_same_answers()
    {
        using var scope = NewDisposeScope();
        var random = new Seed(4).CreateRandom();
        var z = World.Propose(random);
        double[] near = [.. z.Select(v => v + (.01 * (random.NextDouble() - .5)))];
        Assert.Equal(World.ContentOf(z), World.ContentOf(near));

        var logs = Small.F(World).LogProbabilities(Questions(6, random), Rows(z, near));

        Assert.Equal(logs.select(0, 0).contiguous().ToArray(), logs.select(0, 1).contiguous().ToArray());
    }

    [Fact]
    public void Its_gradient_by_z_is_that_of_softened_steps_and_not_zero()
    {
        using var scope = NewDisposeScope();
        var random = new Seed(4).CreateRandom();
        var z = Rows(World.Propose(random)).requires_grad_();
        var f = Small.F(World);
        var examples = new ExampleSet(World.Encode(World.Observed[0].Question).Length, World.Latents.Dimension, 2);
        examples.Add(World.Encode(World.Observed[0].Question), World.Propose(random), Credences.OfYes(.9));
        f.Train(examples, 20, .05, random);

        f.LogProbabilities(Questions(20, random), z).select(2, 1).sum().backward();

        Assert.True(z.grad!.abs().sum().ToArray()[0] > 1e-4);
    }

    [Fact]
    public void Tuned_along_it_trains_a_step_of_its_own_and_leaves_that_of_the_trees()
    {
        using var mz = LearnedBookTests.Untrained(3);
        var world = new UnpackedWorlds(Family, new LearnedBook(mz, 16)).Sample(new Seed(3));
        var (before, f) = (mz.ToFile(), Small.F(world, Small.Settings with { F = "shared-step:tune=0.1" }));
        var random = new Seed(4).CreateRandom();
        var examples = new ExampleSet(world.Encode(world.Observed[0].Question).Length, world.Latents.Dimension, 2);
        for (var i = 0; i < 20; i++)
        {
            examples.Add(world.Encode(world.Observed[i].Question), world.Latents.Draw(random), Credences.OfYes(.9));
        }

        var first = f.Save();
        f.Train(examples, 8, .01, random);

        Assert.Equal(49 + mz.Parameters, f.Cost!.Parameters);
        Assert.Contains(f.Save(), w => w.Key.StartsWith("step.", StringComparison.Ordinal) && !w.Value.Values.SequenceEqual(first[w.Key].Values));
        Assert.Equal(before, mz.ToFile());
    }

    [Theory]
    [InlineData("recurrent:width=16")]
    [InlineData("shared-step")]
    [InlineData("unshared:width=16")]
    public void A_batch_of_pairs_is_what_each_pair_gives_alone(string name)
    {
        using var scope = NewDisposeScope();
        var random = new Seed(4).CreateRandom();
        var f = Small.F(World, Small.Settings with { F = name });
        var (x, z) = (Questions(3, random), Rows(World.Propose(random), World.Propose(random)));

        var all = f.LogProbabilities(x, z);

        Assert.Equal([2, 3, 2], all.shape);
        Assert.All(all.exp().sum(-1).contiguous().ToArray(), p => Assert.Equal(1, p, 1e-9));
        for (var i = 0; i < 2; i++)
        {
            var alone = f.LogProbabilities(x.narrow(1, 2, 1), z.narrow(0, i, 1)).contiguous().ToArray();
            Assert.All(alone.Zip(all.select(0, i).select(0, 2).contiguous().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-9));
        }
    }

    [Fact]
    public void A_path_is_read_as_far_as_it_goes()
    {
        using var scope = NewDisposeScope();
        var f = Small.F(World, Small.Settings with { F = "recurrent:width=16" });
        var z = Rows(World.Propose(new Seed(4).CreateRandom()));
        var x = World.Encode(EncyclopediaQuestion.Leaf(Tree.NodeAddress.Parse("/0/1/1")));
        double[] padded = [.. x];
        padded[4] = 1; // the fourth branch, where the path has three

        Assert.Equal(
            f.LogProbabilities(ExampleSet.Rows([x], x.Length).unsqueeze(0), z).ToArray(),
            f.LogProbabilities(ExampleSet.Rows([padded], x.Length).unsqueeze(0), z).ToArray());
    }

    private static Tensor Questions(int count, SeededRandom random)
    {
        double[][] rows = [.. Enumerable.Range(0, count).Select(i => World.Encode(World.Sets[1 + (i % 2)].Draw(random)))];
        return ExampleSet.Rows(rows, rows[0].Length).unsqueeze(0);
    }

    private static Tensor Rows(params double[][] z) => ExampleSet.Rows(z, World.Latents.Dimension);
}
