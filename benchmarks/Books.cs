using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Benchmarks;

/// <summary>Encyclopedias whose trees are unpacked here: K = 3, any depth.</summary>
internal static class Books
{
    public static IUnpacker Unpacker(int depth)
    {
        var world = new EncyclopediaWorlds { Examples = 0 }.Sample(new Seed(1));
        return world.Unpack(world.Propose(new Seed(2).CreateRandom()), depth);
    }

    /// <summary>All addresses of the first levels of a binary tree, parents first: 2^levels - 1.</summary>
    public static NodeAddress[] Addresses(int levels)
    {
        var addresses = new List<NodeAddress> { NodeAddress.Root };
        for (var i = 0; addresses.Count < (1 << levels) - 1; i++)
        {
            addresses.AddRange([addresses[i].Child(0), addresses[i].Child(1)]);
        }

        return [.. addresses];
    }
}
