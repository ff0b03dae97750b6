namespace LearningThePrior.Worlds.Table;

/// <summary>
/// The form of a table's model: which way each state moves the classes. A coefficient's slope is shared by ordered classes, in equal steps about their middle;
/// classes without order have a slope each, and so have deviations of ordered ones. eta_k = b_k(t) + sum over states of value x direction_k x state(t).
/// </summary>
public sealed class TableForm
{
    private TableForm(int classes, int coefficients, double[][] directions, double[][] baseRates) =>
        (Classes, Coefficients, Directions, BaseRates) = (classes, coefficients, directions, baseRates);

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many coefficients there are.</summary>
    public int Coefficients { get; }

    /// <summary>[R][K]: how each of a coefficient's R states moves the classes.</summary>
    public IReadOnlyList<double[]> Directions { get; }

    /// <summary>[B][K]: how each base rate moves the classes.</summary>
    public IReadOnlyList<double[]> BaseRates { get; }

    /// <summary>How many states there are.</summary>
    public int States => (Coefficients * Directions.Count) + BaseRates.Count;

    /// <summary>The state of a coefficient and direction.</summary>
    public int State(int coefficient, int direction) => (coefficient * Directions.Count) + direction;

    /// <summary>The state of a base rate.</summary>
    public int BaseState(int rate) => (Coefficients * Directions.Count) + rate;

    /// <summary>The form that beliefs give a coded table.</summary>
    public static TableForm Of(TableCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var classes = code.Classes.Count;
        double[] scores = [.. Enumerable.Range(0, classes).Select(k => k - ((classes - 1) / 2.0))];
        double[][] single = [.. Enumerable.Range(0, classes).Select(k => Enumerable.Range(0, classes).Select(j => j == k ? 1.0 : 0).ToArray())];
        var ordered = code.Beliefs.Label.Ordered || classes == 2;
        double[][] directions = !ordered ? single
            : code.Beliefs.ClassDeviations > 0 && classes > 2 ? [scores, .. single]
            : [scores];
        return new(classes, code.Coefficients, directions, classes == 2 ? [scores] : single);
    }

    /// <summary>The prior that beliefs state about the paths of a coded table.</summary>
    public static WalkPrior PriorOf(TableCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        // Between the ends of an 80 % interval lie 2.563 standard deviations of a normal.
        const double Deviations = 2.563;
        var form = Of(code);
        var (label, deviations) = (code.Beliefs.Label, code.Beliefs.ClassDeviations);
        var ordered = label.Ordered || form.Classes == 2;
        var prior = new WalkPrior(new double[form.States], new double[form.States], new double[form.States], new double[form.States], new int[form.States]);
        for (var c = 0; c < code.Coefficients; c++)
        {
            var column = code.Columns[code.ColumnOf[c]];
            var belief = column.Belief;
            var (low, high) = (belief.Low ?? -DefaultBeliefs.Reach, belief.High ?? DefaultBeliefs.Reach);
            var mean = column.IsCategory ? belief.Levels?.GetValueOrDefault(column.Levels![c - column.First]) ?? 0 : (low + high) / 2;
            var width = column.IsCategory ? belief.Spread ?? DefaultBeliefs.Spread : (high - low) / Deviations;
            for (var r = 0; r < form.Directions.Count; r++)
            {
                // Without order two classes differ by what two slopes say: each has half of the variance.
                var share = !ordered ? Math.Sqrt(.5) : r == 0 ? 1 : deviations;
                var step = share * StepOf(belief.Lasting ?? DefaultBeliefs.Pace);
                Set(form.State(c, r), r == 0 ? mean : 0, share * width, step, belief.Lost ?? DefaultBeliefs.Lost, code.ColumnOf[c]);
            }
        }

        for (var b = 0; b < form.BaseRates.Count; b++)
        {
            Set(form.BaseState(b), 0, label.Width, label.Step, 0, code.Columns.Count);
        }

        return prior;

        void Set(int state, double mean, double width, double step, double lost, int group) =>
            (prior.Mean[state], prior.Variance[state], prior.StepVariance[state], prior.Lost[state], prior.Group[state]) = (mean, width * width, step * step, lost, group);
    }

    /// <summary>The standard deviation of a step a period.</summary>
    public static double StepOf(Lasting lasting) => lasting switch
    {
        Lasting.Fixed => .01,
        Lasting.Slow => .05,
        Lasting.Drifts => .15,
        _ => .3,
    };
}
