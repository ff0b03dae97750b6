using LearningThePrior.Tree;

namespace LearningThePrior.Benchmarks;

/// <summary>Bytes that a node keeps alive in the cache: with its text, its address and the cache's own entry.</summary>
internal static class CachedNodes
{
    private const int Levels = 16;
    private const int Depth = 60;

    public static async Task MeasureAsync()
    {
        var addresses = Books.Addresses(Levels);
        var tree = new ImplicitTree(Books.Unpacker(Depth), addresses.Length);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var characters = 0L;
        foreach (var address in addresses)
        {
            characters += (await tree.FindAsync(address))!.Text.Length;
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var nodes = tree.CachedNodes;
        Console.WriteLine(FormattableString.Invariant(
            $"{nodes:N0} cached nodes: {(double)bytes / nodes:F0} bytes each, of them {2.0 * characters / nodes:F0} of text"));
        GC.KeepAlive(addresses);
        GC.KeepAlive(tree);
    }
}
