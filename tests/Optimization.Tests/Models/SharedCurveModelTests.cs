using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Epidemic;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

/// <summary>f over the pages of an epidemic by a network that has learned nothing: most of its trees are wrong, and lack pages.</summary>
public sealed class SharedCurveModelTests
{
    private static readonly EpidemicWorlds Family = new() { Weeks = 10, LaterWeeks = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_told_which_pages_speak_of_x_and_the_edges_of_answers()
    {
        using var mz = Untrained(1);
        var (own, world) = (Family.SampleRegion(new Seed(1)), World(mz));

        var curve = Assert.IsType<UnpackedCurve>(world.Structure);

        // The form; 23 and 26 steps are halved five times and 11 four times until one is left.
        Assert.Equal(1 + 5 + 5 + 4, curve.Pages.Count);
        Assert.Equal(14, curve.Features);
        Assert.Equal(own.Edges, curve.Edges);
        Assert.Equal("shared-step", world.DefaultModel);
        Assert.Contains("edges", world.HandedOver, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_present_that_the_tree_has()
    {
        using var mz = Untrained(1);
        using var scope = NewDisposeScope();
        var (pages, addresses, random) = (new LearnedPages(mz, Family.TreeDepth), Family.SampleRegion(new Seed(1)).PartPages, new Seed(2).CreateRandom());
        var found = 0;
        for (var i = 0; i < 40; i++)
        {
            double[] z = [.. Enumerable.Range(0, mz.Latents).Select(_ => 2 * random.NextGaussian())];
            var tree = new ImplicitTree(pages.Unpack(z));
            var present = pages.Present(Ops.FromArray(z, 1, z.Length), addresses).contiguous().ToArray();
            for (var a = 0; a < addresses.Count; a++)
            {
                var isThere = await tree.FindAsync(addresses[a], Token) is not null;
                Assert.Equal(isThere, present[a] == 1);
                found += isThere ? 1 : 0;
            }
        }

        Assert.InRange(found, 1, (40 * addresses.Count) - 1);
    }

    [Fact]
    public async Task What_its_trees_say_is_debated_and_judged_whatever_it_is()
    {
        using var mz = Untrained(4);
        var (world, random) = (World(mz), new Seed(5).CreateRandom());
        var asking = Small.Person(world);
        for (var i = 0; i < 12; i++)
        {
            var z = world.Latents.Draw(random);
            var question = world.Sets[i % 2].Draw(random);

            var example = await asking.AskAsync(question, z, Token);
            var asked = await asking.AskPriorAsync(z, Token);

            Assert.All(world.Human.Conclude(question, [world.Claims(z).Whole(question)]).Values.Zip(example!.Target.Values), p => Assert.Equal(p.First, p.Second, 1e-9));
            Assert.Equal(Math.Max(PriorQuestion.Impossible, world.Key.LogPrior(z)), asked!.Value, 1e-5);
        }
    }

    [Fact]
    public void It_learns_what_the_human_says_of_pages_and_its_gradient_by_z_is_that_of_softened_steps()
    {
        using var scope = NewDisposeScope();
        using var mz = Untrained(3);
        var (world, random) = (World(mz), new Seed(4).CreateRandom());
        var (f, x, z) = (Small.F(world), Rows(world), world.Latents.Draw(random));
        var (examples, told) = Told(world, z);

        f.Train(examples, 150, .01, random);
        var at = ExampleSet.Rows([z, [.. z.Select(v => v + (1e-6 * (random.NextDouble() - .5)))]], world.Latents.Dimension).requires_grad_();
        var logs = f.LogProbabilities(x, at);
        logs.select(2, 60).sum().backward();

        // A normal of three answers' deviation: .13 of it in the middle one.
        Assert.Equal(told[60], Math.Exp(logs.select(0, 0).select(0, 3).select(0, 60).ToArray()[0]), .02);
        Assert.All(logs.exp().sum(-1).contiguous().ToArray(), p => Assert.Equal(1, p, 1e-6));
        Assert.All(logs.select(0, 0).contiguous().ToArray().Zip(logs.select(0, 1).contiguous().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-9));
        Assert.True(at.grad!.abs().sum().ToArray()[0] > 1e-6);
    }

    [Fact]
    public void Tuned_along_it_trains_a_step_of_its_own_and_leaves_that_of_the_trees()
    {
        using var mz = Untrained(3);
        var (world, random, before) = (World(mz), new Seed(4).CreateRandom(), mz.ToFile());
        var f = Small.F(world, Small.Settings with { F = "shared-step:tune=0.1" });
        var first = f.Save();

        f.Train(Told(world, world.Latents.Draw(random)).Examples, 8, .01, random);

        Assert.Contains(f.Save(), w => w.Key.StartsWith("step.", StringComparison.Ordinal) && !w.Value.Values.SequenceEqual(first[w.Key].Values));
        Assert.Equal(before, mz.ToFile());
    }

    /// <summary>The verdict that in week 3 log10 of cases is normal about the answer 60, with a deviation of three answers.</summary>
    private static (ExampleSet Examples, Credences Verdict) Told(UnpackedWorld world, double[] z)
    {
        var week = world.Observed[3].Question;
        var examples = new ExampleSet(14, world.Latents.Dimension, week.Answers.Count);
        var verdict = Credences.Normalise([.. Enumerable.Range(0, week.Answers.Count).Select(a => Math.Exp(-.5 * Math.Pow((a - 60) / 3.0, 2)))]);
        examples.Add(world.Encode(week), z, verdict);
        return (examples, verdict);
    }

    private static Tensor Rows(UnpackedWorld world) => ExampleSet.Rows([.. world.Observed.Take(5).Select(o => world.Encode(o.Question))], 14).unsqueeze(0);

    private static UnpackedWorld World(LearnedUnpacker mz) => (UnpackedWorld)new UnpackedWorlds(Family, new LearnedPages(mz, Family.TreeDepth)).Sample(new Seed(1));

    private static LearnedUnpacker Untrained(ulong seed)
    {
        var (network, human) = (new PageNetworkSettings(), Family.Explorer);
        return new(new PageNetwork(new PageLayout(human), network, new Seed(seed)), human, new(human.Name, network, Family.TreeDepth, .1, 100));
    }
}
