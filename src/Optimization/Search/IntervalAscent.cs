using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Ascent of the interval blocks' numbers in logits by limited-memory BFGS (Liu and Nocedal 1989), with a step that is
/// quartered until the value rises, so that the climb never falls. The narrower a background's intervals are, the more
/// its numbers depend on each other; steps along single numbers then stand still far from the top.
/// </summary>
/// <param name="Step">What the direction is multiplied by.</param>
/// <param name="Logits">[intervals]: where it stands.</param>
/// <param name="Slopes">[intervals]: the gradient by logits there.</param>
/// <param name="Moves">The last rises, oldest first: [rises][intervals] in logits.</param>
/// <param name="Bends">By how much the slopes fell along each.</param>
internal sealed record IntervalAscent(double Step, double[] Logits, double[] Slopes, double[][] Moves, double[][] Bends)
{
    // Without moves the direction's longest part is one logit; .5 in logits is .12 in z at the middle of an interval.
    private const double FirstStep = .5;

    // 1e-5 is below what 0.1 nat can tell; with moves, such failure means that they mislead.
    private const double LeastStep = 1e-5;
    private const double LeastStepOfMoves = 1e-3;
    private const double Longest = 2;
    private const int Remembered = 10;

    // Where a logit is cut off: 1e-6 from the end of the interval.
    private const double End = 1e-6;

    /// <summary>A climb that begins at a point.</summary>
    public static IntervalAscent From(LatentSpace space, double[] z, double[]? gradient) =>
        new(FirstStep, LogitsOf(space, z), SlopesOf(space, z, gradient), [], []);

    /// <summary>The next z, or null where the numbers have converged.</summary>
    public double[]? Next(LatentSpace space, double[] z)
    {
        if (Step < LeastStep || Slopes.All(s => s == 0))
        {
            return null;
        }

        var direction = Direction();
        var scale = Math.Min(Step, Longest / direction.Max(Math.Abs));
        double[] next = [.. z];
        var i = 0;
        foreach (var at in Places(space))
        {
            next[at] = Math.Clamp(1 / (1 + Math.Exp(-(Logits[i] + (scale * direction[i])))), End, 1 - End);
            i++;
        }

        return next.AsSpan().SequenceEqual(z) ? null : next;
    }

    /// <summary>After a rise: what was learned of the bends, and a whole step by it.</summary>
    public IntervalAscent Rose(LatentSpace space, double[] z, double[]? gradient)
    {
        const double Flat = 1e-12;
        var (logits, slopes) = (LogitsOf(space, z), SlopesOf(space, z, gradient));
        double[] move = [.. logits.Zip(Logits, (a, b) => a - b)];
        double[] bend = [.. Slopes.Zip(slopes, (a, b) => a - b)];
        var isUseful = Dot(move, bend) > Flat * Math.Sqrt(Dot(move, move) * Dot(bend, bend));
        return isUseful
            ? new(1, logits, slopes, [.. Moves.TakeLast(Remembered - 1), move], [.. Bends.TakeLast(Remembered - 1), bend])
            : this with { Step = Math.Min(Longest, 1.3 * Step), Logits = logits, Slopes = slopes };
    }

    /// <summary>After a fall: a quarter of the step, or the plain gradient where the moves mislead.</summary>
    public IntervalAscent Fell() => Moves.Length > 0 && Step < LeastStepOfMoves
        ? this with { Step = FirstStep, Moves = [], Bends = [] }
        : this with { Step = Step / 4 };

    /// <summary>Whether it is of so many numbers.</summary>
    public bool Fits(int intervals) =>
        Moves.Length == Bends.Length && Moves.Concat(Bends).Append(Logits).Append(Slopes).All(v => v.Length == intervals);

    /// <summary>The inverse bend times the slopes, by the two loops; without moves the slopes, their longest part one.</summary>
    private double[] Direction()
    {
        if (Moves.Length == 0)
        {
            var longest = Slopes.Max(Math.Abs);
            return [.. Slopes.Select(s => s / longest)];
        }

        double[] direction = [.. Slopes];
        var shares = new double[Moves.Length];
        for (var i = Moves.Length - 1; i >= 0; i--)
        {
            shares[i] = Dot(Moves[i], direction) / Dot(Moves[i], Bends[i]);
            Add(direction, Bends[i], -shares[i]);
        }

        var size = Dot(Moves[^1], Bends[^1]) / Dot(Bends[^1], Bends[^1]);
        direction = [.. direction.Select(d => d * size)];
        for (var i = 0; i < Moves.Length; i++)
        {
            Add(direction, Moves[i], shares[i] - (Dot(Bends[i], direction) / Dot(Moves[i], Bends[i])));
        }

        return direction;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += times * what[i];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[] LogitsOf(LatentSpace space, double[] z) => [.. Places(space).Select(at =>
    {
        var u = Math.Clamp(z[at], End, 1 - End);
        return Math.Log(u / (1 - u));
    })];

    private static double[] SlopesOf(LatentSpace space, double[] z, double[]? gradient) => [.. Places(space).Select(at =>
    {
        var u = Math.Clamp(z[at], End, 1 - End);
        return gradient is null ? 0 : u * (1 - u) * gradient[at];
    })];

    private static IEnumerable<int> Places(LatentSpace space) => Enumerable.Range(0, space.Blocks.Count)
        .Where(b => space.Blocks[b] is IntervalBlock)
        .Select(space.Offset);
}
