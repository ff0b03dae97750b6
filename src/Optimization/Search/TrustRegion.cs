using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Where f and Prior are trusted: they need only be right near the current z ("Learning the prior", section "Learning
/// f and optimizing Z"). An interval's number may lie within <paramref name="Radius"/> of the centre's; of the choices,
/// at most <see cref="Switches"/> may have another heaviest option than the centre has. From radius 1 on that is
/// everywhere.
/// </summary>
/// <param name="Centre">[dimension], numbers from 0 to 1.</param>
/// <param name="Radius">Positive; as a share of each interval and of the number of choices.</param>
public sealed record TrustRegion(IReadOnlyList<double> Centre, double Radius)
{
    /// <inheritdoc cref="TrustRegion(IReadOnlyList{double}, double)" path="/param[@name='Radius']"/>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive.</exception>
    public double Radius { get; init => field = Positive(value); } = Positive(Radius);

    /// <summary>How many choices may differ from the centre: radius times their number, rounded up.</summary>
    public int Switches(LatentSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var choices = space.Blocks.Count(b => b is ChoiceBlock);
        return (int)Math.Ceiling(Math.Min(1, Radius) * choices);
    }

    /// <summary>Whether a z lies in the region.</summary>
    public bool Contains(LatentSpace space, IReadOnlyList<double> z) =>
        Radius >= 1 || (Switched(space, z).Count <= Switches(space) && Intervals(space).All(at => Within(z[at], at) == z[at]));

    /// <summary>
    /// The z moved into the region; itself where it lies there. Numbers go to the nearest end. Of too many switched
    /// choices those that outweigh the centre's option most keep their switch, the others return to the centre; equals
    /// are ordered by a hash of z's options, so that the blocks' order favours none.
    /// </summary>
    /// <exception cref="ArgumentException">z is not of the space.</exception>
    public double[] Clip(LatentSpace space, IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(space);
        space.Check(z);
        double[] clipped = [.. z];
        if (Radius >= 1)
        {
            return clipped;
        }

        foreach (var at in Intervals(space))
        {
            clipped[at] = Within(z[at], at);
        }

        var order = new SeededRandom(Hash(space, z));
        var back = Switched(space, z)
            .Select(block => (block, Lead: Lead(space, z, block), Tie: order.NextBits()))
            .OrderByDescending(s => s.Lead)
            .ThenBy(s => s.Tie)
            .Skip(Switches(space));
        foreach (var (block, _, _) in back)
        {
            for (var at = space.Offset(block); at < space.Offset(block) + space.Blocks[block].Size; at++)
            {
                clipped[at] = Centre[at];
            }
        }

        return clipped;
    }

    /// <summary>A rounded z drawn uniformly: intervals within the region, choices anew and then moved into it.</summary>
    public double[] Draw(LatentSpace space, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(space);
        var z = space.Draw(random);
        foreach (var at in Intervals(space))
        {
            var (low, high) = (Within(0, at), Within(1, at));
            z[at] = low + ((high - low) * z[at]);
        }

        return Clip(space, z);
    }

    /// <summary>The region made wider around the same centre.</summary>
    /// <param name="factor">Above 1.</param>
    /// <param name="largest">The radius is at most this.</param>
    public TrustRegion Grow(double factor = 2, double largest = 1) => this with { Radius = Math.Min(Radius * factor, largest) };

    /// <summary>The region made narrower around the same centre.</summary>
    /// <param name="factor">Above 1.</param>
    /// <param name="smallest">The radius is at least this; a hundredth leaves one choice free.</param>
    public TrustRegion Shrink(double factor = 2, double smallest = .01) =>
        this with { Radius = Math.Max(Radius / factor, smallest) };

    private static double Positive(double radius) =>
        radius > 0 ? radius : throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is positive.");

    private double Within(double value, int at) => Radius >= 1
        ? value
        : Math.Clamp(value, Math.Max(0, Centre[at] - Radius), Math.Min(1, Centre[at] + Radius));

    private List<int> Switched(LatentSpace space, IReadOnlyList<double> z) =>
        [.. Enumerable.Range(0, space.Blocks.Count)
            .Where(b => space.Blocks[b] is ChoiceBlock && space.Option(z, b) != space.Option(Centre, b))];

    private double Lead(LatentSpace space, IReadOnlyList<double> z, int block) =>
        z[space.Offset(block) + space.Option(z, block)] - z[space.Offset(block) + space.Option(Centre, block)];

    private static ulong Hash(LatentSpace space, IReadOnlyList<double> z) => Enumerable.Range(0, space.Blocks.Count)
        .Where(b => space.Blocks[b] is ChoiceBlock)
        .Aggregate(0UL, (hash, b) => new SeededRandom(hash + (ulong)space.Option(z, b)).NextBits());

    private static IEnumerable<int> Intervals(LatentSpace space) => Enumerable.Range(0, space.Blocks.Count)
        .Where(b => space.Blocks[b] is IntervalBlock)
        .Select(space.Offset);
}
