using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

/// <summary>The human who writes an encyclopedia page by page.</summary>
public sealed class BookExplorerTests
{
    private static readonly IExplorer Human = new EncyclopediaWorlds().Explorer;

    [Fact]
    public void With_all_that_was_said_before_him_he_writes_books_that_are_possible_and_never_contradict_themselves()
    {
        foreach (var book in Write(Human, 200, depth: 6, questions: 100))
        {
            Assert.True(double.IsFinite(Human.LogPrior([.. book.Drawn])));
            Assert.Equal(3, book.Drawn.Count()); // a page of each of the three states
            Assert.All(book.Pages.GroupBy(p => p.Page[0]), ofState => Assert.Single(ofState.Select(p => p.Page).Distinct()));
            Assert.All(book.Pages.Where(p => !p.IsDrawn), p => Assert.Equal(p.Page, book.Find(p.CopiedFrom!.Value)!.Page));
        }
    }

    [Fact]
    public void Alone_he_forgets_what_was_said_elsewhere()
    {
        var books = Write(Human, 200, depth: 6, questions: 0);

        // Of two pages in one state, neither above the other, he draws each: a fact and two next states agree by chance.
        Assert.True(books.Count(b => b.Pages.GroupBy(p => p.Page[0]).Any(s => s.Select(p => p.Page).Distinct().Count() > 1)) > 190);
        Assert.All(books.SelectMany(b => b.Pages), p => Assert.Empty(p.Asked));
    }

    [Fact]
    public void What_he_draws_page_by_page_has_the_prior_s_frequencies()
    {
        var (human, count) = (new EncyclopediaWorlds { States = 2 }.Explorer, 4_000);
        var books = Write(human, count, depth: 2, questions: 100).GroupBy(b => b.Content).ToArray();

        // All books there are: their probabilities add up to one.
        Assert.Equal(1, books.Sum(b => Math.Exp(human.LogPrior([.. b.First().Drawn]))), 9);
        Assert.All(books, b =>
        {
            var expected = count * Math.Exp(human.LogPrior([.. b.First().Drawn]));
            Assert.InRange(b.Count(), expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        });
    }

    [Fact]
    public void A_page_is_what_the_world_s_own_tree_says()
    {
        var page = new Tokens(2, 1, 0, 1);

        Assert.Equal("This page is in state 2 and is true. Page 0 below it is in state 0, page 1 in state 1.", Human.Write(page, isBottom: false));
        Assert.Equal("This page is in state 2 and is true.", Human.Write(page, isBottom: true));
        Assert.Equal(page, Human.Read(Human.Write(page, isBottom: false)));
        Assert.Null(Human.Read("This page is in state 7 and is true. Page 0 below it is in state 0, page 1 in state 1."));
    }

    [Fact]
    public void An_unpacking_is_fair_where_the_child_is_about_what_the_page_above_says_and_does_not_contradict_it()
    {
        var parent = new Tokens(2, 1, 0, 2);

        Assert.Equal(1, Human.Approve(parent, 0, new(0, 1, 1, 1)));
        Assert.Equal(0, Human.Approve(parent, 0, new(1, 1, 1, 1)));
        Assert.Equal((1, 0), (Human.Approve(parent, 1, parent), Human.Approve(parent, 1, new(2, 0, 0, 2))));

        // Of his own pages he approves, also where he forgets what others said: he is shown the page above.
        Assert.All(Write(Human, 20, depth: 4, questions: 0).SelectMany(b => b.Pages.Where(p => !p.Address.IsRoot)), p => Assert.Equal(1, Human.Approve(p.Parent, p.Address.Index, p.Page)));
    }

    [Fact]
    public void Perturbing_a_book_he_draws_one_page_anew_and_copies_the_rest()
    {
        foreach (var given in Write(Human, 40, depth: 4, questions: 100))
        {
            var book = Human.Perturb(given, 1, depth: 4, new(7))!;
            var (old, now) = (given.Drawn.ToDictionary(p => p.Page[0], p => p.Page), book.Drawn.ToDictionary(p => p.Page[0], p => p.Page));

            // All three states are in any possible book; one of them may say otherwise, and the root may be in another.
            Assert.True(double.IsFinite(Human.LogPrior([.. book.Drawn])));
            Assert.InRange(old.Count(o => now[o.Key] != o.Value), 0, 1);
            Assert.NotEqual(given.Content, book.Content);
            Assert.All(book.Pages.GroupBy(p => p.Page[0]), ofState => Assert.Single(ofState.Select(p => p.Page).Distinct()));
            Assert.Equal(book.Content, Human.Perturb(given, 1, depth: 4, new(7))!.Content);
        }
    }

    private static ExploredBook[] Write(IExplorer human, int count, int depth, int questions)
    {
        var seed = new Seed(5);
        ExploredBook[] books = [.. Enumerable.Range(0, count).Select(i => new ExploredBook(i, seed.For("book", i)))];
        new Exploring(human, new() { QuestionsAsked = questions }).Write(books, depth, null, -1, seed);
        return books;
    }
}
