using System.Globalization;

namespace LearningThePrior.Probability;

/// <summary>
/// Temperature scaling (Guo et al. 2017): log credences are divided by one number, so that no favourite changes. For any
/// number of answers.
/// </summary>
/// <remarks>A credence below a millionth counts as a millionth.</remarks>
public sealed record TemperatureCalibration : ICalibration
{
    private const double Greatest = 1_000;

    /// <summary>Takes a temperature.</summary>
    /// <param name="temperature">Above 1 makes a judge more timid, below 1 bolder; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public TemperatureCalibration(double temperature)
    {
        if (!(temperature > 0) || !double.IsFinite(temperature))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is positive and finite.");
        }

        Temperature = temperature;
    }

    /// <summary>What log credences are divided by.</summary>
    public double Temperature { get; }

    /// <summary>
    /// The temperature of the greatest likelihood, from .001 to 1,000. With n verdicts of k answers, each counts (n+1)/(n+k) as
    /// right and 1/(n+k) for each other answer, as Platt's targets do, so that a judge who was always right gets no temperature of
    /// zero. Verdicts that favour nothing leave it at 1.
    /// </summary>
    /// <param name="heldOut">Credences and the right answer, of questions that are used for nothing else.</param>
    /// <exception cref="ArgumentException">There is none, or one does not fit the others.</exception>
    public static TemperatureCalibration Fit(IEnumerable<(Credences Credences, int Correct)> heldOut)
    {
        var verdicts = HeldOut.Check(heldOut);
        var (n, k) = (verdicts.Length, verdicts[0].Credences.Count);
        var logs = verdicts.Select(v => HeldOut.Logs(v.Credences)).ToArray();
        if (logs.All(l => l.All(x => x == l[0])))
        {
            return new(1);
        }

        // The loss is convex in 1 / temperature: halve on the sign of its slope, evenly in the logarithm.
        var (low, high) = (-Math.Log(Greatest), Math.Log(Greatest));
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(Math.Exp(middle)) > 0 ? (low, middle) : (middle, high);
        }

        return new(Math.Exp(-(low + high) / 2));

        double Slope(double inverse) => logs.Zip(verdicts, (log, verdict) =>
            Weights(log, inverse) is var weights
                ? (weights.Zip(log, (w, l) => w * l).Sum() / weights.Sum()) - (((n * log[verdict.Correct]) + log.Sum()) / (n + k))
                : 0).Sum();
    }

    /// <inheritdoc/>
    public Credences Apply(Credences credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        return Credences.Normalise(Weights(HeldOut.Logs(credences), 1 / Temperature));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"temperature={Temperature:G6}");

    private static double[] Weights(double[] logs, double inverse)
    {
        var greatest = logs.Max();
        return [.. logs.Select(l => Math.Exp(inverse * (l - greatest)))];
    }
}
