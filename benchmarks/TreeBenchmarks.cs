using BenchmarkDotNet.Attributes;
using LearningThePrior.Tree;

namespace LearningThePrior.Benchmarks;

/// <summary>Nodes unpacked and read per second; one operation is one node.</summary>
[MemoryDiagnoser]
public class TreeBenchmarks
{
    private const int Levels = 12;
    private const int Nodes = (1 << Levels) - 1;
    private const int Deep = 60;
    private const int Reads = 1_000;

    private readonly NodeAddress[] _pages = Books.Addresses(Levels);
    private readonly NodeAddress _deepPage = NodeAddress.FromSteps(Enumerable.Range(0, Deep).Select(i => i / 3 % 2));
    private readonly IUnpacker _unpacker;
    private readonly ImplicitTree _warm;

    public TreeBenchmarks()
    {
        _unpacker = Books.Unpacker(Deep);
        _warm = new ImplicitTree(_unpacker, capacity: 2 * Nodes);
    }

    /// <summary>Fills the cache.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        foreach (var page in _pages.Append(_deepPage))
        {
            await _warm.FindAsync(page);
        }
    }

    /// <summary>Every node of the first twelve levels, each one step from its parent in the cache.</summary>
    [Benchmark(OperationsPerInvoke = Nodes)]
    public async Task<long> Unpack_by_steps()
    {
        var tree = new ImplicitTree(_unpacker, capacity: Nodes);
        foreach (var page in _pages)
        {
            await tree.FindAsync(page);
        }

        return tree.Counts.Unpacks;
    }

    /// <summary>A page at depth 60 in a fresh tree: 61 nodes in one walk.</summary>
    [Benchmark(OperationsPerInvoke = Deep + 1)]
    public async Task<Node?> Unpack_by_a_deep_walk() => await new ImplicitTree(_unpacker, capacity: Deep + 1).FindAsync(_deepPage);

    /// <summary>A page at depth 11 in the cache.</summary>
    [Benchmark(OperationsPerInvoke = Reads)]
    public async Task<Node?> Read_cached() => await ReadAsync(_pages[^1]);

    /// <summary>A page at depth 60 in the cache: its address is six times as long.</summary>
    [Benchmark(OperationsPerInvoke = Reads)]
    public async Task<Node?> Read_cached_deep() => await ReadAsync(_deepPage);

    /// <summary>Cached pages through a debater's budgeted reader, each for the first time.</summary>
    [Benchmark(OperationsPerInvoke = Reads)]
    public async Task<int> Read_within_a_budget()
    {
        var reader = new TreeReader(_warm, ReadingBudget.Unlimited);
        for (var i = 0; i < Reads; i++)
        {
            await reader.ReadAsync(_pages[^(i + 1)]);
        }

        return reader.CharactersShown;
    }

    private async Task<Node?> ReadAsync(NodeAddress address)
    {
        Node? node = null;
        for (var i = 0; i < Reads; i++)
        {
            node = await _warm.FindAsync(address);
        }

        return node;
    }
}
