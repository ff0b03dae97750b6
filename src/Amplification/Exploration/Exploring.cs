using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>
/// Has a human write books, many at once, one level after another. In each book he writes the root, all children of every page that he drew from his own prior, and the pages along a few
/// random paths.
/// </summary>
/// <remarks>
/// When he asks what another page says, an assistant answers if the page is not deeper than the assistant is trusted; otherwise he reads what he wrote there himself. A page that he drew when the
/// book was last written keeps what it said, unless he now copies it from another page or its title has changed.
/// </remarks>
/// <param name="explorer">The human.</param>
/// <param name="rules">How much he may ask and read, and how many paths he writes along.</param>
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

    /// <summary>Writes every page of the books again, from the root down to a depth; new paths are drawn each time.</summary>
    /// <param name="books">The books; pages that the human drew earlier keep what they said, all others are replaced.</param>
    /// <param name="depth">The depth of the last level.</param>
    /// <param name="assistant">Answers questions about other pages; null for no assistant.</param>
    /// <param name="trusted">The depth of the deepest pages that the assistant is asked about; -1 for none.</param>
    /// <param name="seed">Draws the paths.</param>
    public void Write(IReadOnlyList<ExploredBook> books, int depth, IPageAnswerer? assistant, int trusted, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(books);
        var drafts = books.Select(b => new BookDraft(b, explorer.Branching, rules.Paths, depth, seed)).ToArray();
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
                    Move(draft);
                }
            }
        }

        foreach (var draft in drafts)
        {
            draft.Keep();
        }
    }

    /// <summary>Answers what was asked in any book; the assistant gets its questions in one batch.</summary>
    private static void Answer(BookDraft[] waiting, IPageAnswerer? assistant, int trusted)
    {
        var toAssistant = new List<BookDraft>();
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

    /// <summary>Lets the human ask about one page, or write the next page of a book.</summary>
    private void Move(BookDraft draft)
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
            return;
        }

        var writes = (ExplorerWrites)move;
        var earlier = draft.Book.Find(request.Address);
        var isKept = writes.CopiedFrom is null && earlier is { IsDrawn: true } && SameTitle(earlier.Page, writes.Page);
        Written++;
        draft.Write(new(request.Address, isKept ? earlier!.Page : writes.Page, parent, writes.CopiedFrom, request.Known));
    }

    private bool SameTitle(Tokens a, Tokens b) => a.Values[..explorer.TitleFields].SequenceEqual(b.Values[..explorer.TitleFields]);
}
