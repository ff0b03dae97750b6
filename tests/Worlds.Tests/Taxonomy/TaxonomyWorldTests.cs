using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

public class TaxonomyWorldTests
{
    private static readonly TaxonomyWorld World = new TaxonomyWorlds().Sample(new Seed(7));

    [Fact]
    public void D_and_D_star_are_the_leaves_of_sibling_subtrees_half_each()
    {
        // Depth 6, level 3: eight subtrees of eight leaves; of each pair under one parent one is D's.
        var subtrees = World.Sets.Select(s => s.Scored.Select(q => Subtree(q.Question)).Distinct().ToArray()).ToArray();
        Assert.All(World.Sets, set => Assert.Equal(32, set.Scored.Count));
        Assert.All(subtrees, set => Assert.Equal(4, set.Select(s => s.Parent).Distinct().Count()));
        Assert.Empty(subtrees[0].Intersect(subtrees[1]));
        Assert.All(World.Observed, o => Assert.Contains(Subtree(o.Question), subtrees[0]));
        var random = new Seed(1).CreateRandom();
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Contains(Subtree(World.Sets[1].Draw(random)), subtrees[1]));
    }

    [Fact]
    public void A_tree_of_depth_60_is_asked_about_and_never_enumerated()
    {
        var world = new TaxonomyWorlds { Depth = 60, Level = 60, Examples = 50 }.Sample(new Seed(3));

        Assert.All(world.Sets.SelectMany(s => s.Scored), q => Assert.Equal(60, ((TaxonomyQuestion)q.Question).Kind.Depth));
        Assert.All(world.Sets, set => Assert.Equal(1, set.Scored.Sum(q => q.Weight), 9));
    }

    [Fact]
    public void Equal_seeds_give_equal_worlds()
    {
        var again = new TaxonomyWorlds().Sample(new Seed(7));

        Assert.Equal(World.Observed, again.Observed);
        Assert.Equal(World.Key.TrueLatent, again.Key.TrueLatent);
        Assert.NotEqual(World.Observed, new TaxonomyWorlds().Sample(new Seed(8)).Observed);
    }

    [Fact]
    public async Task The_true_z_unpacks_into_the_true_exceptions()
    {
        var kinds = new HashedKinds(new Seed(7).For("kinds"), .05);
        var tree = new ImplicitTree(World.Unpack(World.Key.TrueLatent));
        foreach (var kind in new[] { "/", "/0", "/0/1", "/1/1/0", "/1/0/1/1" }.Select(NodeAddress.Parse))
        {
            var node = await tree.FindAsync(kind, TestContext.Current.CancellationToken);
            var name = string.Concat(kind.Steps);
            var expected = (kind.IsRoot, kinds.Flips(kind)) switch
            {
                (true, true) => "The root kind has the attribute.",
                (true, false) => "The root kind does not have the attribute.",
                (false, true) => $"Kind {name} is an exception to its parent.",
                (false, false) => $"Kind {name} is like its parent.",
            };
            Assert.Equal((expected, kind.Depth < 4 ? 2 : 0), (node!.Text, node.ChildCount));
        }

        Assert.Equal(1, World.Key.Recovered(World.Key.TrueLatent));
    }

    [Fact]
    public void Log_prior_counts_exceptions()
    {
        // z with the attribute everywhere: a fair root and 30 kinds like their parents; then one of the lowest kinds changed.
        var z = new double[World.Latents.Dimension];
        for (var kind = 0; kind < 31; kind++)
        {
            World.Latents.SetOption(z, kind, 1);
        }

        Assert.Equal(Math.Log(.5) + (30 * Math.Log(.95)), World.Key.LogPrior(z), 9);
        World.Latents.SetOption(z, 30, 0);
        Assert.Equal(Math.Log(.5) + (29 * Math.Log(.95)) + Math.Log(.05), World.Key.LogPrior(z), 9);
    }

    [Fact]
    public void A_question_is_encoded_as_the_stored_kind_that_its_leaf_is_under()
    {
        // 0110 is number 6 of the sixteen kinds at level 4.
        var encoded = World.Encode(new TaxonomyQuestion(NodeAddress.Parse("/0/1/1/0/1/1")));

        Assert.Equal(16, encoded.Length);
        Assert.Equal([6], Enumerable.Range(0, 16).Where(i => encoded[i] == 1));
    }

    [Fact]
    public void The_truth_is_the_attribute_but_for_the_noise()
    {
        var kinds = new HashedKinds(new Seed(7).For("kinds"), .05);
        Assert.All(World.Sets[1].Scored, q =>
            Assert.Equal(kinds.HasAttribute(((TaxonomyQuestion)q.Question).Kind) ? .9 : .1, World.Key.Target(q.Question)[1], 12));
    }

    [Theory]
    [InlineData(3, 4, 3, "Stored")]
    [InlineData(3, 2, 4, "Level")]
    [InlineData(61, 4, 3, "Depth")]
    public void Settings_that_do_not_fit_are_refused_by_name(int depth, int stored, int level, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(
            () => new TaxonomyWorlds { Depth = depth, Stored = stored, Level = level }.Sample(default)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_question_leaves_neither_the_root_nor_the_binary_tree()
    {
        Assert.Throws<ArgumentException>(() => new TaxonomyQuestion(NodeAddress.Root));
        Assert.Throws<ArgumentException>(() => new TaxonomyQuestion(NodeAddress.Parse("/0/2")));
    }

    private static NodeAddress Subtree(Question question) => ((TaxonomyQuestion)question).Path[3];
}
