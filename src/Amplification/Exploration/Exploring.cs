using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>
/// Has a human write books, level by level: the children of every page that he drew, and pages along paths drawn anew each time. What he asks about pages of trusted depth is
/// answered by an assistant, anything deeper from what he has written himself. A page that he drew stays as it is unless he now finds that another page says it.
/// </summary>
/// <param name="explorer">The human.</param>
/// <param name="rules">What he is given.</param>
public sealed class Exploring(IExplorer explorer, ExplorationRules rules)
{
    /// <summary>Pages that the human has written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Questions about other pages that he has asked so far.</summary>
    public long Asked { get; private set; }

    /// <summary>Goes on counting from what an earlier session came to.</summary>
    /// <param name="written">Pages written.</param>
    /// <param name="asked">Questions asked.</param>
    public void GoOn(long written, long asked) => (Written, Asked) = (written, asked);

    /// <summary>Writes books anew down to a depth.</summary>
    /// <param name="books">The books; what was drawn in them is kept.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="assistant">Who answers; null where nobody does.</param>
    /// <param name="trusted">Down to which depth it is asked; -1 for not at all.</param>
    /// <param name="seed">Draws the paths.</param>
    /// <returns>How many pages were drawn that were not there before.</returns>
    public int Write(IReadOnlyList<ExploredBook> books, int depth, IPageAnswerer? assistant, int trusted, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(books);
        var drafts = books.Select(b => new Draft(b, explorer.Branching, rules.Paths, depth, seed)).ToArray();
        var drawn = 0;
        for (var level = 0; level <= depth; level++)
        {
            foreach (var draft in drafts)
            {
                draft.BeginLevel(level, explorer);
            }

            for (var waiting = drafts.Where(d => d.IsWaiting).ToArray(); waiting.Length > 0; waiting = [.. waiting.Where(d => d.IsWaiting)])
            {
                Answer(waiting, assistant, trusted);
                foreach (var draft in waiting)
                {
                    drawn += Move(draft);
                }
            }
        }

        foreach (var draft in drafts)
        {
            draft.Keep();
        }

        return drawn;
    }

    /// <summary>Answers what was asked, all that the assistant is to answer at once.</summary>
    private static void Answer(Draft[] waiting, IPageAnswerer? assistant, int trusted)
    {
        var toAssistant = new List<Draft>();
        foreach (var draft in waiting)
        {
            if (draft.Asking is not { } address)
            {
                continue;
            }

            if (assistant is not null && address.Depth <= trusted)
            {
                toAssistant.Add(draft);
            }
            else
            {
                draft.Hear(draft.Find(address)?.Page);
            }
        }

        if (toAssistant.Count > 0)
        {
            var answers = assistant!.Answer([.. toAssistant.Select(d => (d.Book, d.Asking!.Value))]);
            for (var i = 0; i < answers.Count; i++)
            {
                toAssistant[i].Hear(answers[i]);
            }
        }
    }

    /// <returns>1 where he drew what he had not drawn before.</returns>
    private int Move(Draft draft)
    {
        var (request, parent) = draft.Request(rules);
        var move = explorer.Next(request);
        if (move is ExplorerAsks asks)
        {
            if (!request.MayAsk)
            {
                throw new InvalidOperationException($"The human of {explorer.Name} asks about {asks.Address} where he may not ask.");
            }

            Asked++;
            draft.Ask(asks.Address);
            return 0;
        }

        var writes = (ExplorerWrites)move;
        var earlier = draft.Book.Find(request.Address);
        var isKept = writes.CopiedFrom is null && earlier is { IsDrawn: true } && SameTitle(earlier.Page, writes.Page);
        Written++;
        draft.Write(new(request.Address, isKept ? earlier!.Page : writes.Page, parent, writes.CopiedFrom, request.Known));
        return writes.CopiedFrom is null && !isKept ? 1 : 0;
    }

    private bool SameTitle(Tokens a, Tokens b) => a.Values[..explorer.TitleFields].SequenceEqual(b.Values[..explorer.TitleFields]);

    /// <summary>A book as it is being written.</summary>
    private sealed class Draft
    {
        private readonly Dictionary<NodeAddress, ExploredPage> _pages = [];
        private readonly int[][] _paths;
        private readonly Queue<NodeAddress> _left = [];
        private readonly List<PlacedPage> _known = [];
        private List<ExploredPage> _level = [];
        private List<ExploredPage> _above = [];
        private bool _isTold;

        public Draft(ExploredBook book, int branching, int paths, int depth, Seed seed)
        {
            Book = book;
            var random = seed.For("paths", book.Index).CreateRandom();
            _paths = [.. Enumerable.Range(0, paths).Select(_ => Enumerable.Range(0, depth).Select(_ => random.NextInt(branching)).ToArray())];
        }

        public ExploredBook Book { get; }

        public NodeAddress? Asking { get; private set; }

        public bool IsWaiting => _left.Count > 0;

        public ExploredPage? Find(NodeAddress address) => _pages.GetValueOrDefault(address);

        public void BeginLevel(int level, IExplorer explorer)
        {
            (_above, _level) = (_level, []);
            if (level == 0)
            {
                _left.Enqueue(NodeAddress.Root);
                return;
            }

            var due = new SortedSet<NodeAddress>(_above.Where(p => p.IsDrawn)
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
                _left.Enqueue(address);
            }
        }

        public (PageRequest Request, Tokens Parent) Request(ExplorationRules rules)
        {
            var address = _left.Peek();
            var shown = new List<PlacedPage>();
            for (var above = address; !above.IsRoot && shown.Count < rules.Ancestors;)
            {
                above = above.Parent;
                shown.Insert(0, new(above, _pages[above].Page));
            }

            PageRequest request = new(address, shown, [.. _known], !_isTold && _known.Count < rules.QuestionsAsked, Book.Seed);
            return (request, shown.Count == 0 ? default : shown[^1].Page);
        }

        public void Ask(NodeAddress address) => Asking = address;

        /// <summary>Takes an answer; where nobody knows he asks no more.</summary>
        public void Hear(Tokens? answer)
        {
            if (answer is { } page)
            {
                _known.Add(new(Asking!.Value, page));
            }
            else
            {
                _isTold = true;
            }

            Asking = null;
        }

        public void Write(ExploredPage page)
        {
            _pages[page.Address] = page;
            _level.Add(page);
            _left.Dequeue();
            _known.Clear();
            _isTold = false;
        }

        public void Keep() => Book.Replace(_pages.Values);
    }
}
