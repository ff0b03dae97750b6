using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What is so in one snow world.</summary>
/// <param name="Scheme">What its worlds share.</param>
/// <param name="Causal">Whether each feature carries over to D*.</param>
/// <param name="Rates">How often each agrees with the label in D.</param>
/// <param name="NewRates">How often each agrees with the label in D*: a causal feature as before, an artifact afresh.</param>
internal sealed record SnowTruth(SnowScheme Scheme, bool[] Causal, double[] Rates, double[] NewRates)
{
    public static SnowTruth Draw(SnowScheme scheme, SeededRandom random)
    {
        var (causal, rates) = scheme.Draw(random);
        var fresh = rates.Select((rate, j) =>
            causal[j] ? rate : scheme.ArtifactRates[random.NextInt(scheme.ArtifactRates.Count)]);
        return new(scheme, causal, rates, [.. fresh]);
    }

    /// <summary>The rates by which features agree with labels in D or in D*.</summary>
    public double[] RatesOf(bool isNew) => isNew ? NewRates : Rates;

    /// <summary>An (x, y) of D.</summary>
    public Observation Observe(SeededRandom random) => Draw(isNew: false, random);

    /// <summary>An (x, y): a fair label, and features that agree with it at their rates.</summary>
    public Observation Draw(bool isNew, SeededRandom random)
    {
        var label = random.NextBool(0.5) ? 1 : -1;
        var features = RatesOf(isNew).Select(rate => random.NextBool(rate) ? label : -label).ToArray();
        return new(SnowQuestion.Of(Scheme.Features, features, isNew), label > 0 ? 1 : 0);
    }

    /// <summary>Every x of D or of D* with its probability.</summary>
    public QuestionSet Set(string name, bool isNew)
    {
        var rates = RatesOf(isNew);
        var scored = new (Question, double)[1 << rates.Length];
        for (var x = 0; x < scored.Length; x++)
        {
            var features = new int[rates.Length];
            var (yes, no) = (0.5, 0.5);
            for (var j = 0; j < features.Length; j++)
            {
                features[j] = (x >> j & 1) == 1 ? 1 : -1;
                yes *= features[j] > 0 ? rates[j] : 1 - rates[j];
                no *= features[j] > 0 ? 1 - rates[j] : rates[j];
            }

            scored[x] = (SnowQuestion.Of(Scheme.Features, features, isNew), yes + no);
        }

        return new(name, random => Draw(isNew, random).Question, scored);
    }
}
