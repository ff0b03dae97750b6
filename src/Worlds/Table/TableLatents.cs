namespace LearningThePrior.Worlds.Table;

/// <summary>z of a table: two paces, whether each column carries over, and every state at every period, in thousandths from -50 to 50: a base rate that walks ten times as fast as was said comes far.</summary>
public sealed class TableLatents
{
    /// <summary>Thousandths in one.</summary>
    public const int Thousandths = 1_000;

    private const int Reach = 50 * Thousandths;
    private readonly int _states;

    /// <summary>The latents of a form over periods.</summary>
    public TableLatents(int columns, int states, int observed, int periods)
    {
        (Columns, _states, Observed, Periods) = (columns, states, observed, periods);
        Space = new(
        [
            new ChoiceBlock("pace of slopes", Pace.OfSlopes.Count),
            new ChoiceBlock("pace of base rates", Pace.OfBaseRate.Count),
            .. Enumerable.Range(0, columns).Select(c => new ChoiceBlock($"column {c} carries over", 2)),
            .. Enumerable.Range(0, states * periods).Select(i => new IntervalBlock($"state {i % states} at {i / states}")),
        ]);
        First = Space.Dimension - (states * periods);
    }

    /// <summary>The space.</summary>
    public LatentSpace Space { get; }

    /// <summary>How many columns there are; their group of base rates comes after them.</summary>
    public int Columns { get; }

    /// <summary>How many periods D has.</summary>
    public int Observed { get; }

    /// <summary>How many periods there are.</summary>
    public int Periods { get; }

    /// <summary>Where the states begin, period after period.</summary>
    public int First { get; }

    /// <summary>A state at a period, in thousandths.</summary>
    public int Value(IReadOnlyList<double> z, int state, int period)
    {
        ArgumentNullException.ThrowIfNull(z);
        return (int)Math.Round((z[First + (period * _states) + state] - .5) * 2 * Reach);
    }

    /// <summary>The paces that z states.</summary>
    public Pace PaceOf(IReadOnlyList<double> z) => new(Pace.OfSlopes[Space.Option(z, 0)], Pace.OfBaseRate[Space.Option(z, 1)]);

    /// <summary>Whether a column carries over.</summary>
    public bool Carries(IReadOnlyList<double> z, int column) => Space.Option(z, 2 + column) == 0;

    /// <summary>The z of paths.</summary>
    /// <param name="path">[period][state].</param>
    /// <param name="pace">The paces.</param>
    /// <param name="lost">Whether a column is lost; null where none is.</param>
    public double[] Encode(IReadOnlyList<double[]> path, Pace pace, IReadOnlyList<bool>? lost = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(pace);
        var z = new double[Space.Dimension];
        Space.SetOption(z, 0, Pace.OfSlopes.Index().First(p => p.Item == pace.Slopes).Index);
        Space.SetOption(z, 1, Pace.OfBaseRate.Index().First(p => p.Item == pace.BaseRate).Index);
        for (var c = 0; c < Columns; c++)
        {
            Space.SetOption(z, 2 + c, lost?[c] is true ? 1 : 0);
        }

        for (var t = 0; t < Periods; t++)
        {
            for (var s = 0; s < _states; s++)
            {
                var thousandths = Math.Clamp(Math.Round(path[t][s] * Thousandths), -Reach, Reach);
                z[First + (t * _states) + s] = Math.Round(.5 + (thousandths / (2 * Reach)), 5);
            }
        }

        return z;
    }

    /// <summary>The paths of z, in log odds: [period][state].</summary>
    public double[][] Decode(IReadOnlyList<double> z) =>
        [.. Enumerable.Range(0, Periods).Select(t => Enumerable.Range(0, _states).Select(s => (double)Value(z, s, t) / Thousandths).ToArray())];
}
