using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

/// <summary>A book that somebody wrote page by page without remembering what he wrote elsewhere: each page follows from its parent's text, and pages contradict each other.</summary>
internal sealed class WrittenBook(Seed seed, int states, int depth) : ISelfContainedUnpacker
{
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => new(Page(NodeAddress.Root, seed));

    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) =>
        new(Page(parent.Address.Child(index), seed.For(parent.Text, index)));

    private Node Page(NodeAddress address, Seed own)
    {
        var random = own.CreateRandom();
        var text = $"This page is in state {random.NextInt(states)} and is {(random.NextBool(.5) ? "true" : "false")}.";
        text += address.Depth < depth ? $" Page 0 below it is in state {random.NextInt(states)}, page 1 in state {random.NextInt(states)}." : "";
        return new(address, text, address.Depth < depth ? 2 : 0);
    }
}
