using System.Globalization;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>Cites facts: the facts of a context are the children of a root, in their order.</summary>
internal static class TaskFacts
{
    public static Citation Cite(IReadOnlyList<Tokens> facts, int index) => new(NodeAddress.Root.Child(index), facts[index].ToString());

    /// <summary>A name for a context that equal facts share.</summary>
    public static string NameOf(string task, IReadOnlyList<Tokens> facts)
    {
        var hash = 14695981039346656037UL;
        foreach (var fact in facts)
        {
            foreach (var value in fact.Values)
            {
                hash = (hash ^ (uint)value) * 1099511628211UL;
            }

            hash = (hash ^ 0xFFFF_FFFFUL) * 1099511628211UL;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{task}-{hash:x16}");
    }

    /// <summary>A random order of 0 to below a count.</summary>
    public static int[] Shuffled(int count, Probability.SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
