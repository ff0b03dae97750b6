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
        _newRates = SnowBayes.NewRates(scheme, _rates);
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
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(Own).Select(x => SnowBayes.Predict(x, x.IsNew ? _newRates : _rates))];
    }

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

    private static SnowQuestion Own(Question question) => question as SnowQuestion
        ?? throw new ArgumentException("A snow world's key knows its own questions only.", nameof(question));
}
