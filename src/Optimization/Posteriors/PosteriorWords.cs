using System.Globalization;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>A posterior in words: "R0 is uniform between 1.2 and 1.3".</summary>
public static class PosteriorWords
{
    private const double Tail = .05;

    /// <summary>A line for each statement of z; boxes one after the other.</summary>
    /// <param name="space">The space of z.</param>
    /// <param name="posterior">Of that space.</param>
    public static IReadOnlyList<string> Of(LatentSpace space, Posterior posterior)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(posterior);
        return posterior.Boxes.Count > 0
            ? [.. posterior.Boxes.SelectMany((box, i) => OfBox(space, box, posterior.Boxes.Count == 1 ? null : i + 1))]
            : [.. Enumerable.Range(0, space.Blocks.Count).Select(b => OfParticles(space, posterior, b))];
    }

    /// <summary>The same where the numbers of z mean nothing to a reader: how many backgrounds there are, and how likely the first are.</summary>
    public static IReadOnlyList<string> OfSet(Posterior posterior)
    {
        const int Told = 5;
        ArgumentNullException.ThrowIfNull(posterior);
        var first = posterior.Weights.Take(Told).Select(w => w.ToString("0.###", CultureInfo.InvariantCulture));
        return [$"{posterior.Weights.Count} backgrounds, with probability {string.Join(", ", first)}{(posterior.Weights.Count > Told ? " and so on" : "")}"];
    }

    private static IEnumerable<string> OfBox(LatentSpace space, LatentBox box, int? number)
    {
        if (number is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Box {number}, with probability {box.Weight:0.###}:");
        }

        for (var b = 0; b < space.Blocks.Count; b++)
        {
            var at = space.Offset(b);
            yield return space.Blocks[b] is ChoiceBlock choice
                ? Options(choice, [.. box.Low.Skip(at).Take(choice.Options)])
                : string.Create(CultureInfo.InvariantCulture, $"{space.Blocks[b].Name} is uniform between {Scaled(space.Blocks[b], box.Low[at])} and {Scaled(space.Blocks[b], box.High[at])}");
        }
    }

    private static string OfParticles(LatentSpace space, Posterior posterior, int block)
    {
        if (space.Blocks[block] is ChoiceBlock choice)
        {
            return Options(choice, [.. Enumerable.Range(0, choice.Options)
                .Select(k => posterior.Particles.Zip(posterior.Weights, (z, w) => space.Option(z, block) == k ? w : 0).Sum())]);
        }

        var sorted = posterior.Particles.Select(z => z[space.Offset(block)]).Zip(posterior.Weights).OrderBy(p => p.First).ToArray();
        double Quantile(double share)
        {
            var sum = 0.0;
            return sorted.FirstOrDefault(p => (sum += p.Second) >= share, sorted[^1]).First;
        }

        var (low, high) = (Scaled(space.Blocks[block], Quantile(Tail)), Scaled(space.Blocks[block], Quantile(1 - Tail)));
        return low == high
            ? string.Create(CultureInfo.InvariantCulture, $"{space.Blocks[block].Name} is {low}")
            : string.Create(CultureInfo.InvariantCulture, $"{space.Blocks[block].Name} lies with probability .9 between {low} and {high}");
    }

    private static string Options(ChoiceBlock choice, double[] probabilities)
    {
        const double Certain = .9995;
        string Named(int k) => choice.OptionNames.Count > 0 ? choice.OptionNames[k] : k.ToString(CultureInfo.InvariantCulture);
        var order = Enumerable.Range(0, probabilities.Length).OrderByDescending(k => probabilities[k]).ToArray();
        return probabilities[order[0]] >= Certain
            ? $"{choice.Name} is {Named(order[0])}"
            : $"{choice.Name} is {string.Join(", ", order.Where(k => probabilities[k] >= 1 - Certain).Select(k => string.Create(CultureInfo.InvariantCulture, $"{Named(k)} with probability {probabilities[k]:0.###}")))}";
    }

    private static double Scaled(LatentBlock block, double value)
    {
        var number = (IntervalBlock)block;
        return Math.Round(number.From + (value * (number.To - number.From)), 4);
    }
}
