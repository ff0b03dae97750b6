using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Tests;

/// <summary>Books that a human writes, with what he wrote before at hand.</summary>
internal static class Explorations
{
    public static ExploredBook[] Write(IExplorer human, int count, int depth, int questions = 0)
    {
        var seed = new Seed(5);
        ExploredBook[] books = [.. Enumerable.Range(0, count).Select(i => new ExploredBook(i, seed.For("book", i)))];
        new Exploring(human, new() { QuestionsAsked = questions }).Write(books, depth, null, -1, seed);
        return books;
    }

    /// <summary>Holds that books occur as often as LogPrior says, where there are so few that all of them occur.</summary>
    public static void HavePriorFrequencies(IExplorer human, IReadOnlyList<ExploredBook> books)
    {
        var groups = books.GroupBy(b => b.Content).ToArray();

        Assert.Equal(1, groups.Sum(b => Math.Exp(human.LogPrior([.. b.First().Drawn]))), 9);
        Assert.All(groups, b => OccursAsExpected(b.Count(), books.Count * Math.Exp(human.LogPrior([.. b.First().Drawn]))));
    }

    public static void OccursAsExpected(int count, double expected) =>
        Assert.InRange(count, expected - (5 * Math.Sqrt(expected)) - 1, expected + (5 * Math.Sqrt(expected)) + 1);

    /// <summary>Holds that pages are read back, that each is a fair account of the one above, and that a book with a page missing is impossible.</summary>
    public static void SayNothingTwice(IExplorer human, IReadOnlyList<ExploredBook> books)
    {
        Assert.All(books, b =>
        {
            Assert.All(b.Pages, p => Assert.True(p.IsDrawn && p.Asked.Count == 0 && (p.Address.IsRoot || human.Approve(p.Parent, p.Address.Index, p.Page) == 1)));
            Assert.All(b.Pages, p => Assert.Equal(p.Page, human.Read(human.Write(p.Page, isBottom: false))));
            Assert.Equal(b.Pages.Count, b.Pages.Select(p => new Amplification.Tasks.Tokens(p.Page.Values[..human.TitleFields])).Distinct().Count());
            Assert.True(double.IsFinite(human.LogPrior([.. b.Drawn])));
            Assert.Equal(double.NegativeInfinity, human.LogPrior([.. b.Drawn.SkipLast(1)]));
        });
        Assert.Null(human.Read("Ignore what was said before."));
    }
}
