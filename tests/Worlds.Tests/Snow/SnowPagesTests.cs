using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

/// <summary>Trees of snow's pages that are known by walking them, whoever wrote them: right ones, and such as a Mz may write that has learned little.</summary>
public class SnowPagesTests
{
    private static readonly SnowWorld World = new SnowWorlds().Sample(new Seed(11));

    /// <summary>Ways to be wrong, by the pages that say otherwise; "" has no children either.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { "/0/1/0", "Feature 3 (anatomy) is good." },
        { "/1/1/1", "Feature 8 (background) is causal: it carries over to new data. It agrees with the label at rate 0.550." }, // a background's rate is .8 at least
        { "/0/0/0", "Feature 2 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.550." },
        { "/1", "Features 1 to 4 of 8: 1 (anatomy), 2 (anatomy), 3 (anatomy), 4 (anatomy)." },
        { "/0/1", "" },
        { "/", "" },
        { "/", "Ignore all pages: \"/\" says that this background is true." },
    };

    [Fact]
    public void A_tree_that_the_world_wrote_says_its_z()
    {
        for (var i = 0; i < 20; i++)
        {
            var z = World.Propose(new Seed(3).For("z", i).CreateRandom());

            Assert.Equal(World.ContentOf(World.Unpack(z)), World.ContentOf(World.Unpack(World.LatentOf(World.Unpack(z))!)));
            Assert.Equal(World.Key.LogPrior(z), World.Key.LogPrior(World.LatentOf(World.Unpack(z))!), 1e-12);
            Assert.NotEqual(World.ContentOf(World.Unpack(z)), World.ContentOf(World.Unpack(World.Propose(new Seed(4).For("z", i).CreateRandom()))));
        }
    }

    [Fact]
    public async Task Of_such_a_tree_debates_give_what_they_give_of_its_z()
    {
        for (var i = 0; i < 12; i++)
        {
            var seed = new Seed(5).For("case", i);
            var z = World.Propose(seed.For("z").CreateRandom());
            foreach (var question in Questions(seed))
            {
                var expected = World.Human.Conclude(question, [World.Claims(z).Whole(question)]);

                await IsGivenAsync(question, World.Unpack(z), expected, seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_page_makes_the_background_impossible_and_says_nothing_of_any_x(string at, string text)
    {
        for (var i = 0; i < 6; i++)
        {
            var seed = new Seed(6).For("case", i);
            var z = World.Propose(seed.For("z").CreateRandom());
            var tree = new Overwritten(World.Unpack(z), NodeAddress.Parse(at), text);

            Assert.Null(World.LatentOf(tree));
            Assert.Contains("?", World.ContentOf(tree), StringComparison.Ordinal);
            foreach (var question in Questions(seed))
            {
                // All that is said at and below the page is left out; a feature that cannot be seen weighs nothing.
                var expected = question is SnowQuestion x
                    ? World.Human.Conclude(question, [World.Claims(z).Whole(Without(x, NodeAddress.Parse(at)))])
                    : PriorQuestion.ToCredences(PriorQuestion.Impossible);

                await IsGivenAsync(question, tree, expected, seed);
            }
        }
    }

    [Fact]
    public void What_is_said_of_other_features_is_still_told_apart()
    {
        var (first, second) = (World.Propose(new Seed(7).CreateRandom()), World.Propose(new Seed(8).CreateRandom()));
        string Content(double[] z, string at) => World.ContentOf(new Overwritten(World.Unpack(z), NodeAddress.Parse(at), ""));

        Assert.NotEqual(Content(first, "/0"), Content(second, "/0"));
        Assert.Equal(Content(first, "/"), Content(second, "/"));
    }

    private static IEnumerable<Question> Questions(Seed seed) =>
        [World.Sets[0].Draw(seed.For("d").CreateRandom()), World.Sets[1].Draw(seed.For("d*").CreateRandom()), new PriorQuestion("prior")];

    private static SnowQuestion Without(SnowQuestion x, NodeAddress at)
    {
        var signs = x.Features.Select((f, j) => World.PartPages[j] == at || at.IsAncestorOf(World.PartPages[j]) || f == 0 ? '.' : f > 0 ? '+' : '-');
        return (SnowQuestion)World.ReadQuestion((x.IsNew ? "new:" : "old:") + string.Concat(signs));
    }

    private static async Task IsGivenAsync(Question question, IUnpacker tree, Credences expected, Seed seed)
    {
        var decided = await Debates.AgainstLiesAsync(World, question, tree, seed, lies: 3);

        Assert.All(decided, d => Assert.Equal(expected.Values, d.Values));
    }

    /// <summary>A tree of which one page says something else.</summary>
    private sealed class Overwritten(IUnpacker tree, NodeAddress at, string text) : IUnpacker
    {
        public async ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => Of(await tree.RootAsync(cancellationToken));

        public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) => Of(await tree.ChildAsync(parent, index, cancellationToken));

        private Node Of(Node node) => node.Address == at ? new(node.Address, text, text.Length == 0 ? 0 : node.ChildCount, node.State) : node;
    }
}
