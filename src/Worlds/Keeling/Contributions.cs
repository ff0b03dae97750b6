using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// The amounts that sections contribute to a question, which add up to what the whole says: for a month, the mean of its
/// value in millionths and the variance in millionths of millionths of standardised units; for <see cref="PriorQuestion"/>,
/// minus the divergence in millionths of a nat.
/// </summary>
/// <param name="prior">What the human believes.</param>
/// <param name="bins">The answers of a month.</param>
public sealed class Contributions(HumanPrior prior, ValueBins bins)
{
    /// <summary>The topic of claims about a month.</summary>
    public const string Moments = "moments";

    private const double Unit = 1e6;

    // Amounts beyond these say the same, and could overflow.
    private const double MaxMean = 1e9;
    private const double MinVariance = 1e-9;

    /// <summary>What claims about a question are called.</summary>
    /// <exception cref="ArgumentException">The question is not of this world.</exception>
    public static string TopicOf(Question question) => question switch
    {
        MonthQuestion => Moments,
        PriorQuestion => PriorQuestion.Topic,
        _ => throw new ArgumentException($"Question {question?.Id} is not of this world.", nameof(question)),
    };

    /// <summary>Whether a claim is of the kind that the question asks for, about a node that there can be.</summary>
    public static bool IsApt(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Topic == TopicOf(question)
            && claim.Value.Count == (question is MonthQuestion ? 2 : 1)
            && KeelingOutline.ParametersAt(claim.About).Count > 0;
    }

    /// <summary>What one section contributes.</summary>
    /// <param name="question">The question at hand.</param>
    /// <param name="parameter">The section's parameter.</param>
    /// <param name="interval">What it states, in standardised units; null where nobody knows what.</param>
    public Amounts Of(Question question, int parameter, Interval? interval)
    {
        if (question is MonthQuestion month)
        {
            var (mean, variance) = prior.Adds(parameter, month.Basis[parameter], interval);
            return new(Round(mean * Unit), Round(variance * Unit * Unit));
        }

        // A section that nobody has read says nothing, and saying nothing costs nothing.
        var divergence = interval is { } known ? prior.Divergence(parameter, known) : 0;
        return new(Round(Math.Max(-divergence, PriorQuestion.Impossible) * PriorQuestion.UnitsPerNat));
    }

    /// <summary>What several sections contribute together.</summary>
    /// <param name="question">The question at hand.</param>
    /// <param name="parameters">At least one.</param>
    /// <param name="intervals">What all eight sections state, in standardised units.</param>
    public Amounts Of(Question question, IEnumerable<int> parameters, IReadOnlyList<Interval> intervals)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(intervals);
        return parameters.Select(p => Of(question, p, intervals[p])).Aggregate(Amounts.Add);
    }

    /// <summary>What an amount about the whole means for the answer.</summary>
    public Credences ToCredences(Question question, Amounts whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return question is MonthQuestion
            ? bins.Cut((
                1,
                Math.Clamp((double)whole[0] / Unit, -MaxMean, MaxMean),
                Math.Clamp((double)whole[1] / Unit / Unit, MinVariance, MaxMean)))
            : PriorQuestion.ToCredences((double)whole[0] / PriorQuestion.UnitsPerNat);
    }

    private static BigInteger Round(double value) => new(Math.Round(value));
}
