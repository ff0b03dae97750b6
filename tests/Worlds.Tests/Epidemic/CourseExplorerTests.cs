using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Epidemic;

namespace LearningThePrior.Worlds.Tests.Epidemic;

/// <summary>The human who writes an epidemic's course, halving what he says of each number.</summary>
public sealed class CourseExplorerTests
{
    private static readonly EpidemicWorlds Worlds = new();

    [Fact]
    public void His_books_have_the_prior_s_frequencies()
    {
        var human = Worlds.Explorer;
        var books = Explorations.Write(human, 2_000, Worlds.TreeDepth);

        // The world's own prior: shares of forms, and all steps of R0 (23), capacity (26) and start (11) alike.
        var ofForm = books.GroupBy(b => b.Find(NodeAddress.Root.Child(0))!.Page).ToArray();
        Assert.Equal([.25, .05, .70], ofForm.OrderBy(f => human.Write(f.Key, false).Contains("linear", StringComparison.Ordinal) ? 0 : human.Write(f.Key, false).Contains("exponential", StringComparison.Ordinal) ? 1 : 2)
            .Select(f => Math.Round(Math.Exp(human.LogPrior([.. f.First().Drawn])) * 23 * 26 * 11, 9)));
        Assert.All(ofForm, f => Explorations.OccursAsExpected(f.Count(), 2_000 * 23 * 26 * 11 * Math.Exp(human.LogPrior([.. f.First().Drawn]))));
        foreach (var (section, steps) in new[] { (0, 23), (1, 26), (2, 11) })
        {
            var ends = books.GroupBy(b => b.Pages.Last(p => p.Address.ToString().StartsWith($"/0/{section}", StringComparison.Ordinal)).Page).ToArray();
            Assert.Equal(steps, ends.Length);
            Assert.All(ends, e => Explorations.OccursAsExpected(e.Count(), 2_000.0 / steps));
        }
    }

    [Fact]
    public void He_says_nothing_twice() => Explorations.SayNothingTwice(Worlds.Explorer, Explorations.Write(Worlds.Explorer, 20, Worlds.TreeDepth));

    [Fact]
    public async Task His_pages_are_those_of_the_world_s_own_tree()
    {
        var (region, human) = (Worlds.SampleRegion(new(3)), Worlds.Explorer);
        var tree = region.Unpack(region.Propose(new Seed(4).CreateRandom()));
        var nodes = new Queue<Node>([await tree.RootAsync(TestContext.Current.CancellationToken)]);
        while (nodes.TryDequeue(out var node))
        {
            Assert.Equal(node.Text, human.Write(human.Read(node.Text)!.Value, isBottom: false));
            for (var c = 0; c < node.ChildCount; c++)
            {
                var child = await tree.ChildAsync(node, c, TestContext.Current.CancellationToken);

                // Where the last step cuts a half off, the tree says a stretch twice.
                Assert.True(child.Text == node.Text || human.Approve(human.Read(node.Text)!.Value, c, human.Read(child.Text)!.Value) == 1, child.Text);
                nodes.Enqueue(child);
            }
        }
    }

    [Fact]
    public void Perturbing_he_moves_one_number_or_the_form()
    {
        foreach (var given in Explorations.Write(Worlds.Explorer, 20, Worlds.TreeDepth))
        {
            var book = Worlds.Explorer.Perturb(given, 1, Worlds.TreeDepth, new(7))!;

            Assert.True(double.IsFinite(Worlds.Explorer.LogPrior([.. book.Drawn])));
            Assert.Single(given.Drawn.Except(book.Drawn).Select(p => p.Page[0]).Distinct());
        }
    }

    [Fact]
    public void Pages_that_a_learned_model_may_write_by_mistake_are_not_fair_accounts()
    {
        var human = Worlds.Explorer;
        Tokens[] wrong = [new(2, 0, 25, 3), new(3, 26, 20, 0), new(0, 5, 1, 2), new(1, 0, 0, 0)];

        Assert.All(wrong, p => Assert.True(human.Write(p, isBottom: false).Length > 0 && Enumerable.Range(0, 3).All(c => human.Approve(p, c, p) == 0)));
    }
}
