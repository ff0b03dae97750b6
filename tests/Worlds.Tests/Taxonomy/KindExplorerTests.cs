using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

/// <summary>The human who writes a taxonomy kind by kind.</summary>
public sealed class KindExplorerTests
{
    private static readonly TaxonomyWorlds Worlds = new();

    [Fact]
    public void His_books_have_the_prior_s_frequencies()
    {
        var human = new TaxonomyWorlds { Stored = 1, Exceptions = .2 }.Explorer;

        Explorations.HavePriorFrequencies(human, Explorations.Write(human, 2_000, depth: 1));
    }

    [Fact]
    public void He_says_nothing_twice_in_the_words_of_the_world_s_own_tree()
    {
        var books = Explorations.Write(Worlds.Explorer, 20, Worlds.TreeDepth);

        Explorations.SayNothingTwice(Worlds.Explorer, books);
        Assert.All(books, b => Assert.Equal(31, b.Pages.Count)); // 1 + 2 + 4 + 8 + 16 kinds
        Assert.Equal("Kind 01 is an exception to its parent.", Worlds.Explorer.Write(new(1, 2, 0, 0, 1), isBottom: false));
    }

    [Fact]
    public void A_label_costs_what_the_closed_form_says_where_exceptions_below_a_level_are_left_out()
    {
        var human = (IPricedExplorer)Worlds.Explorer;
        var books = Explorations.Write(human, 400, Worlds.TreeDepth).Select(b => b.Drawn.ToArray()).ToArray();

        // Known to the last level: that of leaves two levels below, H_b(f_2 * eps). Science of the world: f_k = (1 - (1 - 2 rho)^k) / 2.
        Assert.Equal(TaxonomyFormulas.ShallowNll(.05, .1, 2), human.PriceOf([.. books.Select(b => ((IReadOnlyList<PlacedPage>)b, (IReadOnlyList<PlacedPage>)b))]), 9);
        for (var level = 0; level < Worlds.TreeDepth; level++)
        {
            var paid = human.PriceOf([.. books.Select(b => ((IReadOnlyList<PlacedPage>)b, (IReadOnlyList<PlacedPage>)[.. b.Where(p => p.Address.Depth <= level)]))]);

            Assert.Equal(human.PriceByLevel[level], paid, .025);
        }
    }

    [Fact]
    public void Perturbing_he_turns_over_one_kind()
    {
        var given = Explorations.Write(Worlds.Explorer, 20, Worlds.TreeDepth);
        var pairs = given.Select(g => (Given: g, Book: Worlds.Explorer.Perturb(g, 1, Worlds.TreeDepth, new(7)))).Where(p => p.Book is not null).ToArray();

        // A kind drawn anew is another with probability 2 rho (1 - rho): in 32 tries nearly always.
        Assert.InRange(pairs.Length, 15, 20);
        Assert.All(pairs, p => Assert.Equal(1, p.Given.Drawn.Count(page => p.Book!.Find(page.Address)!.Page != page.Page)));
    }

    [Fact]
    public void Pages_that_a_learned_model_may_write_by_mistake_have_no_children_or_fair_ones()
    {
        var human = Worlds.Explorer;
        Tokens[] wrong = [new(0, 2, 0, 0, 1), new(1, 0, 2, 2, 0), new(2, 2, 2, 2, 1)];

        Assert.All(wrong, p => Assert.True(human.Children(p) is 0 or 2 && human.Write(p, isBottom: false).Length > 0 && human.Approve(p, 1, p) == 0));
        Assert.Equal(double.NegativeInfinity, human.LogPrior([new(NodeAddress.Root, wrong[1])]));
    }
}
