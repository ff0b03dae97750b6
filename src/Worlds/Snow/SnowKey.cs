using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>The exact answers of a snow world.</summary>
public sealed class SnowKey : IAnswerKey
{
    private readonly SnowScheme _scheme;
    private readonly SnowTruth _truth;
    private readonly IReadOnlyList<Observation> _observed;
    private readonly double[] _rates;
    private readonly double[] _newRates;

    internal SnowKey(SnowScheme scheme, SnowTruth truth, IReadOnlyList<Observation> observed)
    {
        (_scheme, _truth, _observed) = (scheme, truth, observed);
        _rates = SnowBayes.MeanRates(scheme, observed);
        _newRates = SnowBayes.NewRates(scheme, _rates, f => f.Causal);
        var evenRates = SnowBayes.NewRates(scheme, _rates, _ => .5);
        OtherPredictions =
        [
            new(ExactPrediction.BestZ, "the objective's best single z, exactly", questions => Predict(questions, BestStatements())),
            .. Posteriors(),
            new(ExactPrediction.FlatPrior, "Bayes with causal features as probable as artifacts", questions => Predict(questions, evenRates)),
        ];
    }

    /// <inheritdoc/>
    public bool KnowsTruth => true;

    /// <inheritdoc/>
    public Credences Target(Question question)
    {
        var x = Own(question);
        return SnowBayes.Predict(x, _truth.RatesOf(x.IsNew));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions) => Predict(questions, _newRates);

    /// <inheritdoc/>
    /// <remarks>
    /// As the world's views read D. The posterior and the independent distributions are over the human's grids of rates; where x is read as a whole
    /// they are found over all combinations, and left out where these are too many.
    /// </remarks>
    public IReadOnlyList<ExactPrediction> OtherPredictions { get; }

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) =>
        _scheme.Read(z).Zip(_scheme.Features, (statement, feature) => feature.LogPrior(statement.Causal)).Sum();

    /// <inheritdoc/>
    /// <remarks>
    /// Two statements a feature: its type, and its rate, which counts as true within one <see cref="SnowWorlds.RateStep"/>.
    /// </remarks>
    public double? Recovered(IReadOnlyList<double> z)
    {
        const double Slack = 1e-9;
        var statements = _scheme.Read(z);
        var types = statements.Where((s, j) => s.Causal == _truth.Causal[j]).Count();
        var rates = statements.Where(
            (s, j) => Math.Abs((s.Rate / 1000.0) - _truth.Rates[j]) <= _scheme.Settings.RateStep + Slack).Count();
        return (types + rates) / (2.0 * statements.Length);
    }

    /// <inheritdoc/>
    /// <remarks>With D read feature by feature, as the loop reads it by default.</remarks>
    public IReadOnlyList<double> BestLatent => JointMapLatent();

    /// <summary>The rounded z that the truth of this world is.</summary>
    public double[] TrueLatent() => _scheme.Write(_truth.Causal, _truth.Rates);

    /// <summary>
    /// z* = argmax log Prior(z) + sum over D of log P(y|x,z), exactly: the prior's likelier type for each feature, and the
    /// rates that fit D best within their ranges, a concave problem.
    /// </summary>
    public double[] MapLatent() =>
        _scheme.Write([.. _scheme.Features.Select(f => f.Causal > 0.5)], SnowMap.BestRates(_scheme, _observed));

    /// <summary>
    /// The z that maximises log Prior(z) + sum over D of log P(x,y|z) instead, which uses more of D: each rate is the share
    /// of D in which its feature agrees with the label, brought into the kind's range.
    /// </summary>
    public double[] JointMapLatent() =>
        _scheme.Write([.. _scheme.Features.Select(f => f.Causal > 0.5)], SnowMap.AgreementRates(_scheme, _observed));

    private IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions, double[] newRates)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(Own).Select(x => SnowBayes.Predict(x, x.IsNew ? newRates : _rates))];
    }

    private IEnumerable<ExactPrediction> Posteriors()
    {
        const string Posterior = "the objective's exact posterior over z";
        if (_scheme.Settings.Views == SnowViews.Features)
        {
            var marginals = new Lazy<SnowPosterior>(() => SnowPosterior.Of(_scheme, SnowBayes.RatePosteriors(_scheme, _observed)));
            yield return new(ExactPrediction.BestPosterior, Posterior, questions => marginals.Value.Predict(questions));
        }
        else if (SnowRateTable.Fits(_scheme))
        {
            var table = new Lazy<SnowRateTable>(() => new(_scheme, _observed));
            var joint = new Lazy<SnowPosterior>(() => SnowPosterior.Of(table.Value));
            var box = new Lazy<SnowPosterior>(() => SnowPosterior.Of(_scheme, table.Value.BestIndependent()));
            yield return new(ExactPrediction.BestPosterior, Posterior, questions => joint.Value.Predict(questions));
            yield return new(ExactPrediction.BestBox, "the best independent rates by the lower bound", questions => box.Value.Predict(questions));
        }
    }

    private SnowStatement[] BestStatements() =>
        _scheme.Read(_scheme.Settings.Views == SnowViews.Features ? JointMapLatent() : MapLatent());

    private static IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions, SnowStatement[] z)
    {
        var rates = Array.ConvertAll(z, s => s.Rate / 1000.0);
        var carriedOver = Array.ConvertAll(z, s => s.Causal ? s.Rate / 1000.0 : .5);
        return [.. questions.Select(Own).Select(x => SnowBayes.Predict(x, x.IsNew ? carriedOver : rates))];
    }

    private static SnowQuestion Own(Question question) => question as SnowQuestion
        ?? throw new ArgumentException("A snow world's key knows its own questions only.", nameof(question));
}
