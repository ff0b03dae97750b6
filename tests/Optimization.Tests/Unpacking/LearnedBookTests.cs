using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Unpacking;

/// <summary>A network that has learned little or nothing, which is the normal case at the beginning: its trees are wrong, and contradict themselves.</summary>
public sealed class LearnedBookTests
{
    private static readonly EncyclopediaWorlds Family = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_trees_are_those_that_Mz_writes_page_by_page()
    {
        using var mz = Untrained(1);
        var (book, random) = (new LearnedBook(mz, 6), new Seed(2).CreateRandom());
        for (var i = 0; i < 10; i++)
        {
            double[] z = [.. Enumerable.Range(0, 8).Select(_ => random.NextGaussian())];
            var (written, all) = (new ImplicitTree(mz.Unpack(z, 6)), new ImplicitTree(book.Unpack(z)));
            for (var leaf = 0; leaf < 64; leaf += 7)
            {
                for (var depth = 0; depth <= 6; depth++)
                {
                    var at = NodeAddress.FromSteps(Enumerable.Range(0, depth).Select(bit => (leaf >> bit) & 1));
                    Assert.Equal((await written.FindAsync(at, Token))!.Text, (await all.FindAsync(at, Token))!.Text);
                }
            }
        }
    }

    [Fact]
    public async Task The_step_without_temperature_walks_to_the_page_that_the_tree_has()
    {
        using var scope = NewDisposeScope();
        using var mz = Untrained(1);
        var (book, random) = (new LearnedBook(mz, 8), new Seed(3).CreateRandom());
        for (var i = 0; i < 10; i++)
        {
            double[] z = [.. Enumerable.Range(0, 8).Select(_ => random.NextGaussian())];
            int[] path = [.. Enumerable.Range(0, 8).Select(_ => random.NextInt(2))];
            var step = book.Step(Ops.FromArray(z, 1, 8), 0);

            var at = path.Aggregate(step.Root.unsqueeze(1), (state, branch) => matmul(state, branch == 0 ? step.Zero : step.One));
            var fact = matmul(at, step.Facts.unsqueeze(2)).ToArray()[0];

            var page = await new ImplicitTree(book.Unpack(z)).FindAsync(NodeAddress.FromSteps(path), Token);
            Assert.Contains(fact > .5 ? "is true" : "is false", page!.Text, StringComparison.Ordinal);
            Assert.True(fact is < 1e-9 or > 1 - 1e-9);
        }
    }

    [Fact]
    public void What_its_trees_say_is_debated_whatever_it_is()
    {
        using var mz = Untrained(4);
        var world = (UnpackedWorld)new UnpackedWorlds(Family, new LearnedBook(mz, 16)).Sample(new Seed(1));
        var random = new Seed(5).CreateRandom();
        for (var i = 0; i < 20; i++)
        {
            var z = world.Latents.Draw(random);
            Assert.NotEmpty(world.ContentOf(z));
            Assert.True(world.Claims(z).Whole(world.Sets[2].Draw(random)).Value[0] is var count && (count == 0 || count == 1));
        }
    }

    [Fact]
    public void A_few_rounds_teach_it_more_of_the_humans_pages_than_chance()
    {
        var lines = new List<string>();
        var settings = new UnpackerSettings { Books = 24, Depth = 1, DrawnSteps = 10, CopiedSteps = 5, LastSteps = 10, Batch = 12, PagesRead = 8, PagesWritten = 4, Refinements = 2 };
        var network = new PageNetworkSettings { Latents = 4, TitleWidth = 16, BodyWidth = 24, EncoderWidth = 24, Couplings = 2, CouplingWidth = 8 };

        using var mz = UnpackerLearning.Learn(Family.Explorer, network, settings, new Seed(1), lines.Add, Token);

        Assert.Equal(2, lines.Count);
        Assert.True(mz.Info.OverseerCalls >= 24 * 3);
        var book = new LearnedBook(mz, 16, proposals: 4);
        Assert.Equal(4, book.Propose(new Seed(6).CreateRandom()).Length);
        Assert.True(book.OverseerCalls > 4);
    }

    [Fact]
    public void One_whose_bodies_do_not_follow_from_titles_has_no_step_to_share()
    {
        using var mz = Untrained(1, new() { Form = PageForm.Autoregressive });
        Assert.Contains("title", Assert.Throws<ArgumentException>(() => new LearnedBook(mz, 8)).Message, StringComparison.Ordinal);
    }

    internal static LearnedUnpacker Untrained(ulong seed, PageNetworkSettings? settings = null)
    {
        var explorer = Family.Explorer;
        var network = settings ?? new PageNetworkSettings();
        return new(new PageNetwork(new PageLayout(explorer), network, new Seed(seed)), explorer, new(explorer.Name, network, 8, .1, 100));
    }
}
