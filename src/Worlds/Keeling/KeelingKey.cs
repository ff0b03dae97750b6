using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// The record itself, and exact Bayes under the human's prior: linear regression on the observed rows' own values (not
/// only the answers that they fall in), so that it knows slightly more than a learner who sees answers.
/// </summary>
public sealed class KeelingKey : IAnswerKey
{
    // A thousand times the human's spreads: nothing is believed of a coefficient before D.
    private const double Flat = 1_000;

    private readonly Dictionary<string, int> _recorded;
    private readonly ValueBins _bins;
    private readonly IntervalCode _code;
    private readonly Func<IReadOnlyList<double>, IClaimOracle> _claims;

    private readonly Lazy<LinearBayes> _flat;

    internal KeelingKey(
        Dictionary<string, int> recorded,
        Func<double, LinearBayes> posterior,
        ValueBins bins,
        IntervalCode code,
        Func<IReadOnlyList<double>, IClaimOracle> claims) =>
        (_recorded, Posterior, _flat, _bins, _code, _claims) = (recorded, posterior(1), new(() => posterior(Flat)), bins, code, claims);

    /// <inheritdoc/>
    /// <remarks>Always false: the world is real.</remarks>
    public bool KnowsTruth => false;

    /// <summary>The posterior over the coefficients and the noise, in standardised units.</summary>
    public LinearBayes Posterior { get; }

    /// <inheritdoc/>
    public Credences Target(Question question) => Credences.Certain(_recorded[Month(question).Label], _bins.Answers.Count);

    /// <inheritdoc/>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions) => Predict(Posterior, questions);

    /// <inheritdoc/>
    public IReadOnlyList<ExactPrediction> OtherPredictions =>
        [new(ExactPrediction.FlatPrior, "Bayes with coefficients a thousand times as wide as the human believes", questions => Predict(_flat.Value, questions))];

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) =>
        (double)_claims(z).Whole(new PriorQuestion("log-prior")).Value[0] / PriorQuestion.UnitsPerNat;

    /// <inheritdoc/>
    /// <remarks>Always null: what is true of a real record is not known.</remarks>
    public double? Recovered(IReadOnlyList<double> z) => null;

    /// <summary>
    /// A z to compare found ones with: each interval has the posterior's mean as its centre and the posterior's standard
    /// deviation, as far as z can code it. It leaves out how parameters are correlated, and is not the optimum.
    /// </summary>
    public double[] ReferenceLatent() => _code.Encode(
    [
        .. Enumerable.Range(0, Parameter.Coefficients).Select(i => Uniform(Posterior.Coefficient(i))),
        Uniform(Posterior.Sigma),
    ]);

    private IReadOnlyList<Credences> Predict(LinearBayes posterior, IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(q => _bins.Cut(posterior.Predict([.. Month(q).Basis.Take(Parameter.Coefficients)])))];
    }

    private static Interval Uniform((double Mean, double Deviation) p) =>
        new(p.Mean - (Math.Sqrt(3) * p.Deviation), p.Mean + (Math.Sqrt(3) * p.Deviation));

    private static MonthQuestion Month(Question question) => question as MonthQuestion
        ?? throw new ArgumentException($"Question {question?.Id} is not about a month of this record.", nameof(question));
}
