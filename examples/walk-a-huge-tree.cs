// A tree with 2^64 leaves costs what is visited, and a budget is a fact about the reader.
// dotnet run examples/walk-a-huge-tree.cs
#:project ../src/Tree

using LearningThePrior.Tree;

const int Depth = 64;

// Mz: the root, and one child of a node that it gave before. State carries what the next step of unpacking needs.
var unpacker = new DelegateUnpacker(
    () => Page(NodeAddress.Root, 0, Depth),
    (parent, branch) => parent.State is (ulong number, int above)
        ? Page(parent.Address.Child(branch), (2 * number) + (ulong)branch, above - 1)
        : throw new ArgumentException("The node is not of this tree."));
var tree = new ImplicitTree(unpacker);

var leaf = NodeAddress.FromSteps(Enumerable.Range(0, Depth).Select(i => i / 3 % 2));
Console.WriteLine($"{leaf}\n  says: {(await tree.FindAsync(leaf))!.Text}");
Report("one leaf is 64 steps and the root:");

await tree.FindAsync(leaf);
Report("the same leaf again is in the cache:");

await tree.FindAsync(leaf.Parent.Child(1 - leaf.Index));
Report("its sibling is one step from there:");

// A judge or a debater holds a reader, never the tree.
var reader = new TreeReader(tree, new ReadingBudget(Nodes: 2, Characters: 1_000));
foreach (var address in new[] { "/", "/0", "/1" })
{
    var reading = await reader.ReadAsync(NodeAddress.Parse(address));
    Console.WriteLine($"a reader of two nodes asks for {address}: {(reading is NodeRead read ? read.Node.Text : reading)}");
}

static Node Page(NodeAddress address, ulong number, int below) => below == 0
    ? new(address, $"I am leaf {number:N0} of 2^{Depth}.", ChildCount: 0)
    : new(address, $"Below me are 2^{below} leaves.", ChildCount: 2, State: (number, below));

void Report(string what) => Console.WriteLine(
    $"{what,-38} {tree.Counts.Unpacks} nodes unpacked, {tree.Counts.Hits} cache hits");
