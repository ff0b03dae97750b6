using System.Collections.Concurrent;
using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// A book known by walking its tree, whoever wrote it: the page at an address, counts of true leaves by memory over (text, height), and every page that it has.
/// Safe for concurrent use.
/// </summary>
/// <param name="tree">The book. Where it is no <see cref="ISelfContainedUnpacker"/>, memory is by address, and counts of many leaves take as many steps.</param>
/// <param name="states">K; a page that names a state beyond it is no page.</param>
internal sealed class BookWalk(IUnpacker tree, int states) : IBookCounts
{
    // A self-contained book of 4 states has 128 pages at most; of any other this many nodes nearest the root are walked.
    public const int MostPages = 1_024;

    private readonly ConcurrentDictionary<(string Name, int Levels), BigInteger> _counts = new();
    private readonly bool _byText = tree is ISelfContainedUnpacker;
    private IReadOnlyList<WalkedPage>? _pages;

    /// <summary>The distinct pages of the book, breadth first from the root; of a book that is not self-contained, the nodes nearest the root.</summary>
    public IReadOnlyList<WalkedPage> Pages => _pages ??= Walk();

    /// <summary>The node at an address, or null where the book has none there.</summary>
    public Node? At(NodeAddress address)
    {
        Node? node = Root();
        foreach (var step in address.Steps)
        {
            node = node is not null && step < node.ChildCount ? Child(node, step) : null;
        }

        return node;
    }

    /// <summary>What the page at an address says; null where there is none, or it is no page.</summary>
    public PageText? PageAt(NodeAddress address) => At(address) is { } node ? Read(node) : null;

    /// <inheritdoc/>
    /// <remarks>What is no page is not true.</remarks>
    public BigInteger Below(NodeAddress node, int levels) => At(node) is { } found ? Count(found, levels) : BigInteger.Zero;

    private BigInteger Count(Node node, int levels)
    {
        if (levels == 0)
        {
            return Read(node) is { Fact: true } ? BigInteger.One : BigInteger.Zero;
        }

        var key = (Name(node), levels);
        if (!_counts.TryGetValue(key, out var count))
        {
            for (var branch = 0; branch < Math.Min(2, node.ChildCount); branch++)
            {
                count += Count(Child(node, branch), levels - 1);
            }

            _counts[key] = count;
        }

        return count;
    }

    private List<WalkedPage> Walk()
    {
        var root = Root();
        List<WalkedPage> pages = [new(root, Read(root))];
        Dictionary<string, int> places = new(StringComparer.Ordinal) { [Name(root)] = 0 };
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var children = new List<int>();
            for (var branch = 0; branch < Math.Min(2, page.Node.ChildCount); branch++)
            {
                var child = Child(page.Node, branch);
                if (!places.TryGetValue(Name(child), out var place))
                {
                    if (pages.Count == MostPages)
                    {
                        break;
                    }

                    place = places[Name(child)] = pages.Count;
                    pages.Add(new(child, Read(child)));
                }

                children.Add(place);
            }

            page.Children = [.. children];
        }

        return pages;
    }

    /// <summary>What memory of a node goes by: its text where that settles all below it, else its address.</summary>
    public string Name(Node node) => _byText ? node.Text : node.Address.ToString();

    /// <summary>What a node says, as a page.</summary>
    public PageText? Read(Node node) => PageText.Read(node.Text, states);

    private Node Root() => tree.RootAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>One step down.</summary>
    public Node Child(Node node, int branch) => tree.ChildAsync(node, branch).AsTask().GetAwaiter().GetResult();
}
