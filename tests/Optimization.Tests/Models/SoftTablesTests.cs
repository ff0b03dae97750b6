using System.Numerics;
using CsCheck;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class SoftTablesTests
{
    private static readonly EncyclopediaWorld World = Small.Book;

    private static readonly Gen<EncyclopediaQuestion> Questions =
        from path in Gen.Int[0, 1].Array[0, 16]
        from levels in Gen.Int[0, 12]
        select EncyclopediaQuestion.OfShare(NodeAddress.FromSteps(path), levels, .3);

    [Fact]
    public void At_a_rounded_z_the_share_is_that_of_walking_the_table() =>
        Gen.Select(Gen.ULong, Questions.Array[1, 8]).Sample(
            (seed, questions) =>
            {
                var z = World.Latents.Draw(new SeededRandom(seed));
                var counts = new LeafCounts(StateTable.FromLatent(World.Latents, z));

                var shares = Shares(z, questions);

                Assert.All(questions, (q, i) => Assert.Equal(
                    (double)counts.For(q) / (double)(BigInteger.One << q.Levels), shares[i], 1e-12));
            },
            iter: 200);

    [Fact]
    public async Task At_a_rounded_z_a_leaf_is_what_its_page_in_the_tree_says()
    {
        var random = new Seed(4).CreateRandom();
        for (var i = 0; i < 50; i++)
        {
            var z = World.Latents.Draw(random);
            var path = NodeAddress.FromSteps(Enumerable.Range(0, 8).Select(_ => random.NextInt(2)));
            var page = await new ImplicitTree(World.Unpack(z, 8)).FindAsync(path, TestContext.Current.CancellationToken);

            var share = Shares(z, EncyclopediaQuestion.Leaf(path))[0];

            Assert.Contains(share == 1 ? "true" : "false", page!.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(share == 1 ? "false" : "true", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_soft_table_gives_the_share_that_its_weights_expect()
    {
        var world = new EncyclopediaWorlds { States = 2 }.Sample(new Seed(1));
        // The root is in state 0 with .75. Branch 0 keeps the state; branch 1 leads from 0 to 1 with .6 and from 1 to 0
        // with .5. State 0 is true with .2, state 1 with .9.
        double[] z = [.75, .25, 1, 0, .4, .6, 0, 1, .5, .5, .8, .2, .1, .9];
        var one = EncyclopediaQuestion.Leaf(NodeAddress.Root.Child(1));
        var below = EncyclopediaQuestion.OfShare(NodeAddress.Root, 1, .5);

        var shares = Shares(world, z, one, below);

        // After branch 1: state 0 with .75 * .4 + .25 * .5 = .425, so .425 * .2 + .575 * .9 = .6025.
        Assert.Equal(.6025, shares[0], 1e-12);
        // After branch 0: .75 * .2 + .25 * .9 = .375; the mean of both branches.
        Assert.Equal((.375 + .6025) / 2, shares[1], 1e-12);
    }

    [Fact]
    public void The_order_and_the_company_of_questions_and_latents_change_nothing()
    {
        var random = new Seed(9).CreateRandom();
        double[][] latents = [World.Latents.Draw(random), World.Latents.Draw(random), World.Latents.Draw(random)];
        EncyclopediaQuestion[] questions = [.. World.Sets.SelectMany(s => s.Scored.Take(3)).Select(s => (EncyclopediaQuestion)s.Question)];
        using var scope = NewDisposeScope();
        var x = ExampleSet.Rows([.. questions.Select(World.Encode)], World.Encode(questions[0]).Length).unsqueeze(0);

        var together = new SoftTables(World.Structure).Share(x, ExampleSet.Rows(latents, World.Latents.Dimension)).ToArray();

        Assert.Equal(latents.SelectMany(z => questions.Select(q => Shares(z, q)[0])), together);
    }

    private static double[] Shares(double[] z, params EncyclopediaQuestion[] questions) => Shares(World, z, questions);

    private static double[] Shares(EncyclopediaWorld world, double[] z, params EncyclopediaQuestion[] questions)
    {
        using var scope = NewDisposeScope();
        var x = ExampleSet.Rows([.. questions.Select(world.Encode)], world.Encode(questions[0]).Length).unsqueeze(0);
        return new SoftTables(world.Structure).Share(x, ExampleSet.Rows([z], world.Latents.Dimension)).ToArray();
    }
}
