namespace LearningThePrior.Probability.Statistics;

/// <summary>How often what was believed with some credence came true, in ten bins of equal width.</summary>
/// <remarks>The decomposition is Murphy's (1973): a binary Brier score is reliability less resolution plus uncertainty, up to the spread within bins.</remarks>
public sealed class ReliabilityTable
{
    /// <summary>How many bins there are.</summary>
    public const int Bins = 10;

    private readonly long[] _counts = new long[Bins];
    private readonly double[] _credences = new double[Bins];
    private readonly double[] _outcomes = new double[Bins];
    private readonly double[] _variances = new double[Bins];

    /// <summary>How many predictions were added.</summary>
    public long Count => _counts.Sum();

    /// <summary>The bin of a credence: 1 belongs to the last.</summary>
    public static int BinOf(double credence) => Math.Min((int)(credence * Bins), Bins - 1);

    /// <summary>Adds a prediction.</summary>
    /// <param name="credence">What was believed, from 0 to 1.</param>
    /// <param name="outcome">1 where it came true, 0 where it did not, or the probability that it is true.</param>
    public void Add(double credence, double outcome)
    {
        var bin = BinOf(credence);
        _counts[bin]++;
        _credences[bin] += credence;
        _outcomes[bin] += outcome;
        _variances[bin] += credence * (1 - credence);
    }

    /// <summary>A bin's predictions: how many, their mean credence and their mean outcome; zeros where there are none.</summary>
    public (long Count, double Credence, double Outcome) Bin(int bin) =>
        (_counts[bin], _credences[bin] / Math.Max(1, _counts[bin]), _outcomes[bin] / Math.Max(1, _counts[bin]));

    /// <summary>The expected calibration error: the mean over predictions of their bin's distance between credence and frequency.</summary>
    public double Ece() => Mean((credence, outcome) => Math.Abs(credence - outcome));

    /// <summary>What a perfectly calibrated predictor would show on average: the mean absolute value of the bins' normal noise.</summary>
    public double EceByChance() => _variances.Sum(v => Math.Sqrt(2 / Math.PI * v)) / Count;

    /// <summary>Mean squared distance of credence from frequency over bins.</summary>
    public double Reliability() => Mean((credence, outcome) => (credence - outcome) * (credence - outcome));

    /// <summary>Mean squared distance of the bins' frequencies from the overall one.</summary>
    public double Resolution()
    {
        var overall = _outcomes.Sum() / Count;
        return Mean((_, outcome) => (outcome - overall) * (outcome - overall));
    }

    /// <summary>The variance of the overall frequency.</summary>
    public double Uncertainty() => _outcomes.Sum() / Count * (1 - (_outcomes.Sum() / Count));

    private double Mean(Func<double, double, double> ofBin) =>
        Enumerable.Range(0, Bins).Select(Bin).Where(b => b.Count > 0).Sum(b => b.Count * ofBin(b.Credence, b.Outcome)) / Count;
}
