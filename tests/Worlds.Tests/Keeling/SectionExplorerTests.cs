using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

/// <summary>The human who writes what may be taken for granted about a record.</summary>
public sealed class SectionExplorerTests
{
    private static readonly KeelingWorlds Worlds = new();
    private static readonly IExplorer Human = Worlds.Explorer;

    [Fact]
    public void His_intervals_are_as_frequent_as_the_prior_finds_them_plausible()
    {
        const int Count = 1_500;
        var prior = new HumanPrior([2, 1.5, .5, .5, .5, .5, .5], .02, 1);
        var (code, noise) = (new IntervalCode(prior), NodeAddress.FromSteps([2, 0]));
        var texts = new SectionText(Worlds.SampleRecord(new(0)).Scale, "ppm", code);
        var books = Explorations.Write(Human, Count, Worlds.TreeDepth).GroupBy(b => Human.Write(b.Find(noise)!.Page, isBottom: true)).ToArray();

        // exp(-KL) over all words, 16 centres and 8 widths, which z codes by two numbers.
        var expected = new Dictionary<string, double>();
        for (var word = 0; word < 128; word++)
        {
            var z = new double[16];
            (z[14], z[15]) = (((word / 8) + .5) / 16, ((word % 8) + .5) / 8);
            var interval = code.Decode(z)[Parameter.Noise];
            expected.Add(texts.Write(Parameter.Noise, interval), Math.Exp(-prior.Divergence(Parameter.Noise, interval)));
        }

        Assert.All(books, b => Explorations.OccursAsExpected(b.Count(), Count * expected[b.Key] / expected.Values.Sum()));
        Assert.InRange(books.Sum(b => expected[b.Key]) / expected.Values.Sum(), .97, 1);
    }

    [Fact]
    public void He_says_nothing_twice_in_eight_sections()
    {
        var books = Explorations.Write(Human, 10, Worlds.TreeDepth);

        Explorations.SayNothingTwice(Human, books);
        Assert.All(books, b => Assert.Equal(12, b.Pages.Count)); // the root, three chapters, eight sections
    }

    [Fact]
    public async Task His_pages_stand_where_the_world_s_own_tree_has_them()
    {
        var world = Worlds.SampleRecord(new(0));
        var tree = new ImplicitTree(world.Unpack(world.Propose(new Seed(1).CreateRandom())));
        foreach (var page in Explorations.Write(Human, 1, Worlds.TreeDepth)[0].Pages)
        {
            var own = (await tree.FindAsync(page.Address, TestContext.Current.CancellationToken))!;
            var between = own.Text.IndexOf(" between ", StringComparison.Ordinal);

            Assert.StartsWith(between < 0 ? own.Text : own.Text[..between], Human.Write(page.Page, isBottom: false), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Perturbing_he_states_one_interval_anew()
    {
        foreach (var given in Explorations.Write(Human, 10, Worlds.TreeDepth))
        {
            Assert.Equal(1, given.Drawn.Count(p => Human.Perturb(given, 1, Worlds.TreeDepth, new(7))!.Find(p.Address)!.Page != p.Page));
        }
    }
}
