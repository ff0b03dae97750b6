using System.Globalization;

namespace LearningThePrior.Probability;

/// <summary>Platt scaling (Platt 1999): log odds become slope * log odds + intercept. For two answers.</summary>
/// <param name="Slope">What log odds of answer 1 are multiplied by; negative for a judge who is wrong more often than right.</param>
/// <param name="Intercept">Nats added to the log odds of answer 1.</param>
/// <remarks>A credence below a millionth counts as a millionth.</remarks>
public sealed record PlattCalibration(double Slope, double Intercept) : ICalibration
{
    private const int MostSteps = 100;
    private const double Ridge = 1e-12;

    int? ICalibration.Answers => 2;

    /// <summary>
    /// The slope and intercept of the greatest likelihood, with Platt's targets: (n1+1)/(n1+2) where answer 1 was right,
    /// n1 times, and 1/(n0+2) where answer 0 was. So they stay finite where a judge was always right, and where one answer
    /// was always right the calibration says how often, whatever the judge thinks.
    /// </summary>
    /// <param name="heldOut">Credences and the right answer, of questions that are used for nothing else.</param>
    /// <exception cref="ArgumentException">There is none, or one has not two answers.</exception>
    /// <remarks>Newton's method with halved steps, begun at slope 0 (Lin, Lin and Weng 2007).</remarks>
    public static PlattCalibration Fit(IEnumerable<(Credences Credences, int Correct)> heldOut)
    {
        var verdicts = HeldOut.Check(heldOut, answers: 2);
        double ones = verdicts.Sum(v => v.Correct), zeros = verdicts.Length - ones;
        var (x, target) = (
            verdicts.Select(v => HeldOut.LogOdds(v.Credences)).ToArray(),
            verdicts.Select(v => v.Correct == 1 ? (ones + 1) / (ones + 2) : 1 / (zeros + 2)).ToArray());
        var (slope, intercept) = (0.0, Math.Log((ones + 1) / (zeros + 1)));
        for (var step = 0; step < MostSteps; step++)
        {
            double g1 = 0, g0 = 0, h11 = Ridge, h10 = 0, h00 = Ridge;
            for (var i = 0; i < x.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * x[i]) + intercept)));
                var (error, weight) = (p - target[i], p * (1 - p));
                (g1, g0) = (g1 + (error * x[i]), g0 + error);
                (h11, h10, h00) = (h11 + (weight * x[i] * x[i]), h10 + (weight * x[i]), h00 + weight);
            }

            var determinant = (h11 * h00) - (h10 * h10);
            var (up, over) = (((h00 * g1) - (h10 * g0)) / determinant, ((h11 * g0) - (h10 * g1)) / determinant);
            var (length, loss) = (1.0, Loss(slope, intercept));
            while (length > 1e-10 && Loss(slope - (length * up), intercept - (length * over)) > loss)
            {
                length /= 2;
            }

            (slope, intercept) = (slope - (length * up), intercept - (length * over));
            if (Math.Abs(up) + Math.Abs(over) < 1e-12)
            {
                break;
            }
        }

        return new(slope, intercept);

        // log(1 + e^s) - t s, which is -(t log p + (1 - t) log(1 - p)) without its cancellations
        double Loss(double a, double b) => x.Zip(target, (xi, t) =>
            (a * xi) + b is var s ? Math.Max(s, 0) + Math.Log(1 + Math.Exp(-Math.Abs(s))) - (t * s) : 0).Sum();
    }

    /// <inheritdoc/>
    public Credences Apply(Credences credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        return Credences.OfYes(1 / (1 + Math.Exp(-((Slope * HeldOut.LogOdds(credences)) + Intercept))));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"platt(slope={Slope:G6}, intercept={Intercept:G6})");
}
