using System.Globalization;
using System.Text;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>What all pages of a book together say: a table, or two pages that contradict each other.</summary>
internal sealed class BookReading
{
    private readonly IReadOnlyList<WalkedPage> _pages;

    /// <param name="walk">The book.</param>
    /// <param name="states">K.</param>
    public BookReading(BookWalk walk, int states)
    {
        _pages = walk.Pages;
        Contradiction = FirstContradiction();
        FirstPages = Table(states);
    }

    /// <summary>
    /// Two nodes of which not both can be true, nearest the root first: two pages in one state that say otherwise, or a page in another state than its parent says;
    /// twice the same node where it says nothing that is a page. Null where all pages agree.
    /// </summary>
    public (NodeAddress First, NodeAddress Second)? Contradiction { get; }

    /// <summary>The table that the first page in each state states: the book's own where it does not contradict itself. States that no page is in keep to themselves.</summary>
    public StateTable FirstPages { get; }

    /// <summary>Whether two pages cannot both be true.</summary>
    public static bool Contradict(PageText one, PageText other) =>
        one.State == other.State && (one.Fact != other.Fact || (one.Children is { } a && other.Children is { } b && a != b));

    /// <summary>Whether a page says that its child is in another state than the child's page says.</summary>
    public static bool Contradict(PageText parent, int branch, PageText child) =>
        parent.Children is { } c && (branch == 0 ? c.First : c.Second) != child.State;

    /// <summary>Every page in the order in which the root leads to it, states named in the order in which they are met.</summary>
    public string Content()
    {
        var names = new Dictionary<int, int>();
        int Name(int state) => names.TryGetValue(state, out var name) ? name : names[state] = names.Count;
        var text = new StringBuilder();
        foreach (var page in _pages)
        {
            text.Append(page.Text is { } said
                ? string.Create(CultureInfo.InvariantCulture, $"{Name(said.State)}{(said.Fact ? '+' : '-')}{(said.Children is { } c ? $"{Name(c.First)}{Name(c.Second)}" : "")}")
                : page.Node.Text);
            text.Append('(').AppendJoin(',', page.Children).Append(')');
        }

        return text.ToString();
    }

    private (NodeAddress, NodeAddress)? FirstContradiction()
    {
        var first = new Dictionary<int, WalkedPage>();
        foreach (var page in _pages)
        {
            var at = page.Node.Address;
            if (page.Text is not { } said)
            {
                return (at, at);
            }

            if (first.TryAdd(said.State, page) is false && Contradict(first[said.State].Text!, said))
            {
                return (first[said.State].Node.Address, at);
            }

            for (var branch = 0; branch < page.Children.Length; branch++)
            {
                if (_pages[page.Children[branch]].Text is { } child && Contradict(said, branch, child))
                {
                    return (at, at.Child(branch));
                }
            }
        }

        return null;
    }

    private StateTable Table(int states)
    {
        int[] next = [.. Enumerable.Range(0, 2 * states).Select(place => place / 2)];
        var facts = new bool[states];
        var known = new bool[states];
        foreach (var said in _pages.Select(p => p.Text).OfType<PageText>().OrderBy(p => p.Children is null))
        {
            if (!known[said.State])
            {
                (known[said.State], facts[said.State]) = (true, said.Fact);
                (next[2 * said.State], next[(2 * said.State) + 1]) = said.Children ?? (said.State, said.State);
            }
        }

        return new(_pages[0].Text?.State ?? 0, next, facts);
    }
}
