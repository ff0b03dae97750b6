using System.Globalization;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>What searches over rounded z need to know of one.</summary>
internal static class Rounded
{
    /// <summary>Text that two rounded z share where they make the same choices, whatever their other numbers.</summary>
    public static string Choices(LatentSpace space, IReadOnlyList<double> z) => string.Join(
        ' ',
        Enumerable.Range(0, space.Blocks.Count)
            .Where(b => space.Blocks[b] is ChoiceBlock)
            .Select(b => space.Option(z, b).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Another option of a choice block, uniformly.</summary>
    public static int OtherOption(LatentSpace space, IReadOnlyList<double> z, int block, SeededRandom random)
    {
        var options = space.Blocks[block].Size;
        return (space.Option(z, block) + 1 + random.NextInt(options - 1)) % options;
    }

    /// <summary>A number led back into 0 to 1 by reflection at the ends, which keeps a normal step symmetric.</summary>
    public static double Reflect(double value)
    {
        var folded = Math.Abs(value) % 2;
        return folded <= 1 ? folded : 2 - folded;
    }
}
