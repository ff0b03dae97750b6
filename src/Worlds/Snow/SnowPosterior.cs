using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// A distribution over what z can say of a snow world: the features' rates on their grids, of which D tells, and their types, of which it tells
/// nothing. It predicts by the mean of z's answers over draws.
/// </summary>
internal sealed class SnowPosterior
{
    // A credence is some .002 off, which adds a hundred-thousandth of a nat.
    private const int Draws = 4_096;

    private readonly SnowScheme _scheme;
    private readonly double[][] _logOdds;
    private readonly bool[][] _causal;

    private SnowPosterior(SnowScheme scheme, Func<SeededRandom, int, double[]> rates)
    {
        _scheme = scheme;
        var random = new Seed(0).For("snow posterior").CreateRandom();
        _logOdds = [.. Enumerable.Range(0, Draws).Select(i => Array.ConvertAll(rates(random, i), SnowAmounts.LogOdds))];
        _causal = [.. Enumerable.Range(0, Draws).Select(_ => scheme.Features.Select(f => random.NextBool(f.Causal)).ToArray())];
    }

    /// <summary>Rates that are independent of each other.</summary>
    /// <param name="scheme">The world's.</param>
    /// <param name="marginals">[features][rates]: probabilities.</param>
    public static SnowPosterior Of(SnowScheme scheme, double[][] marginals) => new(
        scheme, (random, _) => [.. scheme.Features.Select((f, j) => f.Rates[random.NextIndex(marginals[j])])]);

    /// <summary>Rates that hang together.</summary>
    /// <param name="table">All their combinations, weighed.</param>
    public static SnowPosterior Of(SnowRateTable table)
    {
        var weights = table.Weights();
        var (at, mass) = (0, weights[0]);
        return new(table.Scheme, (_, i) =>
        {
            while ((i + .5) / Draws > mass && at + 1 < weights.Length)
            {
                mass += weights[++at];
            }

            return table.Rates(at);
        });
    }

    /// <summary>E P(y|x,z) for each question.</summary>
    public IReadOnlyList<Credences> Predict(IReadOnlyList<Question> questions) => [.. questions.Cast<SnowQuestion>().Select(Predict)];

    private Credences Predict(SnowQuestion x)
    {
        var yes = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            var logOdds = 0.0;
            for (var j = 0; j < _scheme.Features.Count; j++)
            {
                logOdds += !x.IsNew || _causal[i][j] ? x.Features[j] * _logOdds[i][j] : 0;
            }

            yes += 1 / (1 + Math.Exp(-logOdds));
        }

        return Credences.OfYes(yes / Draws);
    }
}
