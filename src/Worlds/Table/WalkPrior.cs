namespace LearningThePrior.Worlds.Table;

/// <summary>
/// A prior over paths: every state starts from a normal and walks at random from period to period, and what D shows of it may not carry over. States are the
/// coefficients, for each direction in which a coefficient moves the classes, and then the base rates.
/// </summary>
/// <param name="Mean">[N]: each state's mean.</param>
/// <param name="Variance">[N]: its variance.</param>
/// <param name="StepVariance">[N]: the variance that one period adds.</param>
/// <param name="Lost">[N]: the chance that it does not carry over to D*; states of one column share one fate.</param>
/// <param name="Group">[N]: the column of a state; the base rates come after the last column.</param>
public sealed record WalkPrior(double[] Mean, double[] Variance, double[] StepVariance, double[] Lost, int[] Group)
{
    /// <summary>How many states there are.</summary>
    public int States => Mean.Length;

    /// <summary>The same prior at another pace.</summary>
    /// <param name="pace">What steps are multiplied by: slopes' and base rates'.</param>
    public WalkPrior At(Pace pace)
    {
        ArgumentNullException.ThrowIfNull(pace);
        var rates = Group.Max();
        return this with { StepVariance = [.. StepVariance.Select((v, i) => v * Math.Pow(Group[i] == rates ? pace.BaseRate : pace.Slopes, 2))] };
    }

    /// <summary>The same with the prior of slopes switched off: means of 0 and a thousand times the widths, and nothing said of loss. Base rates and steps stay.</summary>
    public WalkPrior Flat()
    {
        const double Wider = 1_000;
        var rates = Group.Max();
        return this with
        {
            Mean = [.. Mean.Select((m, i) => Group[i] == rates ? m : 0)],
            Variance = [.. Variance.Select((v, i) => Group[i] == rates ? v : v * Wider * Wider)],
            Lost = new double[States],
        };
    }
}

/// <summary>How fast things change in comparison with what the human said: slopes never faster, the base rate up to ten times as fast.</summary>
/// <param name="Slopes">What slopes' steps are multiplied by.</param>
/// <param name="BaseRate">What the base rate's steps are multiplied by.</param>
public sealed record Pace(double Slopes, double BaseRate)
{
    /// <summary>The paces of slopes that evidence may choose among.</summary>
    public static IReadOnlyList<double> OfSlopes { get; } = [1, .3];

    /// <summary>The paces of the base rate that evidence may choose among.</summary>
    public static IReadOnlyList<double> OfBaseRate { get; } = [1, 3, 10];

    /// <summary>As the human said.</summary>
    public static Pace AsSaid { get; } = new(1, 1);
}
