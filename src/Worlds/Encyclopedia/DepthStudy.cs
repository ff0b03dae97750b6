using System.Numerics;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// Questions for the study of depth: about all 2^d leaves of a book, with a number asked for that is a few leaves from the
/// true count, so that sampling leaves tells nothing.
/// </summary>
public static class DepthStudy
{
    // "A few leaves": what a sample of leaves cannot tell from the true count at any depth worth studying.
    private const int MostLeaves = 4;

    /// <summary>A question about a given book, or null where no question has that answer (no leaf is true, or all are).</summary>
    /// <param name="table">What z states.</param>
    /// <param name="depth">d: the leaves are this many levels below the root.</param>
    /// <param name="answer">Whether the right answer is yes.</param>
    /// <param name="seed">Draws the distance.</param>
    public static EncyclopediaQuestion? Question(StateTable table, int depth, bool answer, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var count = new LeafCounts(table).Below(table.Root, depth);
        var most = answer ? count - 1 : (BigInteger.One << depth) - count - 1;
        if (most < 0)
        {
            return null;
        }

        var away = seed.CreateRandom().NextInt((int)BigInteger.Min(most + 1, MostLeaves));
        return new(NodeAddress.Root, depth, answer ? count - away : count + 1 + away);
    }

    /// <summary>Draws books from the prior until one allows such a question.</summary>
    /// <param name="world">Gives the prior and the space of z.</param>
    /// <param name="depth">d, from 1.</param>
    /// <param name="answer">Whether the right answer is yes.</param>
    /// <param name="seed">Draws the book and the distance.</param>
    public static (double[] Latent, EncyclopediaQuestion Question) Draw(
        EncyclopediaWorld world, int depth, bool answer, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        var random = seed.For("book").CreateRandom();
        while (true)
        {
            var z = world.Propose(random);
            if (Question(StateTable.FromLatent(world.Latents, z), depth, answer, seed.For("question")) is { } question)
            {
                return (z, question);
            }
        }
    }
}
