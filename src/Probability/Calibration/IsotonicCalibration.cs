using System.Globalization;

namespace LearningThePrior.Probability;

/// <summary>
/// Isotonic regression (Zadrozny and Elkan 2002): the rising function of the credence for answer 1 that fits how often
/// answer 1 was right. It needs more verdicts than Platt's two numbers do, some hundreds. For two answers.
/// </summary>
public sealed record IsotonicCalibration : ICalibration
{
    private readonly (double Credence, double Rate)[] _points;

    private IsotonicCalibration((double Credence, double Rate)[] points) => _points = points;

    int? ICalibration.Answers => 2;

    /// <summary>The credences for answer 1 that were seen, rising, each with its rate; straight lines lie between.</summary>
    public IReadOnlyList<(double Credence, double Rate)> Points => _points;

    /// <summary>
    /// The rising function of least squares, by pooling adjacent violators (Ayer et al. 1955). With n verdicts, rates are
    /// kept from 1/(n+2) to (n+1)/(n+2), since n verdicts can show no certainty.
    /// </summary>
    /// <param name="heldOut">Credences and the right answer, of questions that are used for nothing else.</param>
    /// <exception cref="ArgumentException">There is none, or one has not two answers.</exception>
    public static IsotonicCalibration Fit(IEnumerable<(Credences Credences, int Correct)> heldOut)
    {
        var verdicts = HeldOut.Check(heldOut, answers: 2);
        var pools = new Stack<(double[] Credences, double Ones, double Count)>();
        foreach (var equal in verdicts.GroupBy(v => v.Credences[1]).OrderBy(g => g.Key))
        {
            (double[] Credences, double Ones, double Count) pool = ([equal.Key], equal.Sum(v => v.Correct), equal.Count());
            while (pools.TryPeek(out var below) && below.Ones * pool.Count >= pool.Ones * below.Count)
            {
                pools.Pop();
                pool = ([.. below.Credences, .. pool.Credences], below.Ones + pool.Ones, below.Count + pool.Count);
            }

            pools.Push(pool);
        }

        double n = verdicts.Length;
        return new([.. pools.Reverse().SelectMany(p =>
            p.Credences.Select(c => (c, Math.Clamp(p.Ones / p.Count, 1 / (n + 2), (n + 1) / (n + 2)))))]);
    }

    /// <inheritdoc/>
    public Credences Apply(Credences credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        if (credences.Count != 2)
        {
            throw new ArgumentException("Two answers are expected.", nameof(credences));
        }

        var yes = credences[1];
        var above = Array.FindIndex(_points, p => p.Credence >= yes);
        if (above <= 0)
        {
            return Credences.OfYes(above < 0 ? _points[^1].Rate : _points[0].Rate);
        }

        var ((x0, y0), (x1, y1)) = (_points[above - 1], _points[above]);
        return Credences.OfYes(y0 + ((y1 - y0) * (yes - x0) / (x1 - x0)));
    }

    /// <inheritdoc/>
    public bool Equals(IsotonicCalibration? other) => other is not null && _points.AsSpan().SequenceEqual(other._points);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_points.Length, _points[0], _points[^1]);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"isotonic({_points.Length} points)");
}
