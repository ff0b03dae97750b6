using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

/// <summary>The human who writes a snow world's statements page by page.</summary>
public sealed class SnowExplorerTests
{
    private static readonly IExplorer Human = new SnowWorlds().Explorer;

    [Fact]
    public void He_draws_every_statement_from_his_prior_and_asks_nothing()
    {
        var books = Write(500);

        Assert.All(books, b =>
        {
            Assert.Equal(15, b.Pages.Count); // seven stretches and eight features
            Assert.All(b.Pages, p => Assert.True(p.IsDrawn && p.Asked.Count == 0));
            Assert.True(double.IsFinite(Human.LogPrior([.. b.Drawn])));
        });

        // The prior's own entropy: six anatomy features of causal .95 and six rates, two background features of .05 and four.
        var ofType = -(.95 * Math.Log(.95)) - (.05 * Math.Log(.05));
        var entropy = (6 * (ofType + Math.Log(6))) + (2 * (ofType + Math.Log(4)));
        Assert.Equal(entropy, books.Average(b => -Human.LogPrior([.. b.Drawn])), .3);
    }

    [Fact]
    public void His_pages_are_what_the_world_s_own_tree_says()
    {
        Assert.All(Write(20).SelectMany(b => b.Pages), p => Assert.Equal(p.Page, Human.Read(Human.Write(p.Page, isBottom: false))));
        Assert.Equal("Features 1 to 8 of 8: ", Human.Write(Write(1)[0].Pages.First().Page, isBottom: false)[..22]);
        Assert.Null(Human.Read("Feature 1 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.987."));
    }

    [Fact]
    public void A_book_with_a_statement_missing_is_impossible()
    {
        var pages = Write(1)[0].Drawn.ToArray();

        Assert.Equal(double.NegativeInfinity, Human.LogPrior(pages[..^1]));
    }

    [Fact]
    public void An_unpacking_is_fair_where_it_is_about_its_half_and_tells_of_a_rate_just_at_a_leaf()
    {
        var pages = Write(5).SelectMany(b => b.Pages.Where(p => !p.Address.IsRoot)).ToArray();

        Assert.All(pages, p => Assert.Equal(1, Human.Approve(p.Parent, p.Address.Index, p.Page)));
        Assert.All(pages, p => Assert.Equal(0, Human.Approve(p.Parent, 1 - p.Address.Index, p.Page)));
        Assert.All(pages.Where(p => p.Page[2] > 0), p => Assert.Equal(0, Human.Approve(p.Parent, p.Address.Index, new(p.Page[0], p.Page[1], 0, 0))));
    }

    [Fact]
    public void Perturbing_he_draws_one_statement_anew()
    {
        foreach (var given in Write(10))
        {
            var book = Human.Perturb(given, 1, depth: 3, new(7))!;

            Assert.Equal(1, given.Drawn.Count(p => book.Find(p.Address)!.Page != p.Page));
        }
    }

    private static ExploredBook[] Write(int count)
    {
        var seed = new Seed(5);
        ExploredBook[] books = [.. Enumerable.Range(0, count).Select(i => new ExploredBook(i, seed.For("book", i)))];
        new Exploring(Human, new()).Write(books, 3, null, -1, seed);
        return books;
    }
}
