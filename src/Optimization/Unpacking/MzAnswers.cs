using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Mz as the assistant whom the human asks: the most probable page at an address, walked to from the root with the z inferred from the book.</summary>
/// <param name="model">Mz.</param>
/// <param name="layout">The layout of pages.</param>
/// <param name="z">[books, U], by the index of the book.</param>
internal sealed class MzAnswers(IPageModel model, PageLayout layout, Tensor z) : IPageAnswerer
{
    private readonly PageWriter _writer = new(model, layout);
    private readonly Dictionary<(int Book, NodeAddress Address), Tokens> _known = [];

    public IReadOnlyList<Tokens> Answer(IReadOnlyList<(ExploredBook Book, NodeAddress Address)> asked)
    {
        var steps = new SortedDictionary<int, HashSet<(int Book, NodeAddress Address)>>();
        foreach (var (book, to) in asked)
        {
            for (var address = to; !_known.ContainsKey((book.Index, address)); address = address.Parent)
            {
                var depth = address.Depth;
                (steps.TryGetValue(depth, out var level) ? level : steps[depth] = []).Add((book.Index, address));
                if (address.IsRoot)
                {
                    break;
                }
            }
        }

        foreach (var level in steps.Values)
        {
            Walk([.. level]);
        }

        return [.. asked.Select(a => _known[(a.Book.Index, a.Address)])];
    }

    private void Walk(IReadOnlyList<(int Book, NodeAddress Address)> level)
    {
        using var scope = NewDisposeScope();
        var pages = _writer.Write(
            [.. level.Select(l => layout.Above(l.Address, l.Address.IsRoot ? default : _known[(l.Book, l.Address.Parent)]))],
            [.. level.Select(l => l.Address.IsRoot ? -1 : l.Address.Index)],
            z.index_select(0, Torch.Ops.FromArray([.. level.Select(l => (long)l.Book)])));
        for (var i = 0; i < pages.Count; i++)
        {
            _known[level[i]] = pages[i];
        }
    }
}
