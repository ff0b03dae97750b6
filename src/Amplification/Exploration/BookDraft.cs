using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>A book while the human writes it again: the pages that he has written so far, those of this level that he has yet to write, and what he has asked about the next of them.</summary>
internal sealed class BookDraft
{
    private readonly Dictionary<NodeAddress, ExploredPage> _pages = [];
    private readonly int[][] _paths;
    private readonly Queue<NodeAddress> _toWrite = [];
    private readonly List<PlacedPage> _known = [];
    private List<ExploredPage> _level = [];
    private bool _mayAskNoMore;

    /// <param name="book">The book, as it was written before.</param>
    /// <param name="branching">The most children of a page.</param>
    /// <param name="paths">How many random paths are written along.</param>
    /// <param name="depth">How long they are.</param>
    /// <param name="seed">Draws them.</param>
    public BookDraft(ExploredBook book, int branching, int paths, int depth, Seed seed)
    {
        Book = book;
        var random = seed.For("paths", book.Index).CreateRandom();
        _paths = [.. Enumerable.Range(0, paths).Select(_ => Enumerable.Range(0, depth).Select(_ => random.NextInt(branching)).ToArray())];
    }

    /// <summary>The book, as it was written before.</summary>
    public ExploredBook Book { get; }

    /// <summary>The page that the human asks about; null while he asks nothing.</summary>
    public NodeAddress? Asking { get; private set; }

    /// <summary>Whether pages of this level are yet to be written.</summary>
    public bool IsWaiting => _toWrite.Count > 0;

    /// <summary>The page written at an address; null where none is yet.</summary>
    public ExploredPage? Find(NodeAddress address) => _pages.GetValueOrDefault(address);

    /// <summary>Finds the pages to be written at a level: the children of the pages drawn above, and the next page along each path.</summary>
    public void BeginLevel(int level, IExplorer explorer)
    {
        var lastLevel = _level;
        _level = [];
        if (level == 0)
        {
            _toWrite.Enqueue(NodeAddress.Root);
            return;
        }

        var due = new SortedSet<NodeAddress>(lastLevel.Where(p => p.IsDrawn)
            .SelectMany(p => Enumerable.Range(0, explorer.Children(p.Page)).Select(p.Address.Child)));
        foreach (var path in _paths)
        {
            if (_pages.TryGetValue(NodeAddress.FromSteps(path.Take(level - 1)), out var above) && path[level - 1] < explorer.Children(above.Page))
            {
                due.Add(above.Address.Child(path[level - 1]));
            }
        }

        foreach (var address in due)
        {
            _toWrite.Enqueue(address);
        }
    }

    /// <summary>The request for the next page, and what the page above it says.</summary>
    public (PageRequest Request, Tokens Parent) Request(ExplorationRules rules)
    {
        var address = _toWrite.Peek();
        var shown = new List<PlacedPage>();
        for (var above = address; !above.IsRoot && shown.Count < rules.Ancestors;)
        {
            above = above.Parent;
            shown.Insert(0, new(above, _pages[above].Page));
        }

        PageRequest request = new(address, shown, [.. _known], !_mayAskNoMore && _known.Count < rules.QuestionsAsked, Book.Seed);
        return (request, shown.Count == 0 ? default : shown[^1].Page);
    }

    /// <summary>Notes what the human asks.</summary>
    public void Ask(NodeAddress address) => Asking = address;

    /// <summary>Takes the answer to what he asked; after null, where nobody knows it, he may ask no more about this page.</summary>
    public void Hear(Tokens? answer)
    {
        if (answer is { } page)
        {
            _known.Add(new(Asking!.Value, page));
        }
        else
        {
            _mayAskNoMore = true;
        }

        Asking = null;
    }

    /// <summary>Takes the page that was asked for, and goes on to the next.</summary>
    public void Write(ExploredPage page)
    {
        _pages[page.Address] = page;
        _level.Add(page);
        _toWrite.Dequeue();
        _known.Clear();
        _mayAskNoMore = false;
    }

    /// <summary>Puts the pages written into the book, in place of those of before.</summary>
    public void Keep() => Book.Replace(_pages.Values);
}
