using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>Types and rates that the human imagined: on D features agree with the label at these, on D* an artifact does as artifacts do on average.</summary>
internal sealed class SnowImagined : IImagined
{
    private readonly double[] _rates;
    private readonly double[] _newRates;

    public SnowImagined(SnowScheme scheme, SeededRandom random)
    {
        (var causal, _rates) = scheme.Draw(random);
        var artifact = scheme.ArtifactRates.Average();
        _newRates = [.. _rates.Select((rate, j) => causal[j] ? rate : artifact)];
    }

    /// <summary>x as a number in binary, feature j at bit j: 1 where it points to yes.</summary>
    public static int IndexOf(SnowQuestion x)
    {
        var index = 0;
        for (var j = 0; j < x.Features.Count; j++)
        {
            index |= x.Features[j] switch
            {
                > 0 => 1 << j,
                < 0 => 0,
                _ => throw new ArgumentException("A feature of the question cannot be seen; those of D can.", nameof(x)),
            };
        }

        return index;
    }

    public (int Question, int Answer) Observe(SeededRandom random)
    {
        var isYes = random.NextBool(.5);
        var index = 0;
        for (var j = 0; j < _rates.Length; j++)
        {
            index |= random.NextBool(_rates[j]) == isYes ? 1 << j : 0;
        }

        return (index, isYes ? 1 : 0);
    }

    public (double No, double Yes) Weigh(Question question)
    {
        var x = (SnowQuestion)question;
        var rates = x.IsNew ? _newRates : _rates;
        var (no, yes) = (1.0, 1.0);
        for (var j = 0; j < rates.Length; j++)
        {
            // Beside even odds, so that weights are near 1 however many features there are.
            var agrees = 2 * rates[j];
            (no, yes) = x.Features[j] > 0 ? (no * (2 - agrees), yes * agrees) : (no * agrees, yes * (2 - agrees));
        }

        return (no / 2, yes / 2);
    }
}
