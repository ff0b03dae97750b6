using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

/// <summary>The closed form against summing over every hypothesis of a tiny world, step by step from its definition.</summary>
public class SnowBayesTests
{
    private static readonly SnowWorlds Tiny = new()
    {
        Examples = 7,
        AnatomyFeatures = 1,
        BackgroundFeatures = 1,
        AnatomyCausal = 0.7,
        BackgroundCausal = 0.2,
        AnatomyRateHigh = 0.6,
        ArtifactRateStep = 0.3,
    };

    private static readonly double[][] Rates = [[0.5, 0.55, 0.6], [0.8, 0.85, 0.9, 0.95]];
    private static readonly double[] ArtifactRates = [0.05, 0.35, 0.65, 0.95];
    private static readonly double[] Causal = [0.7, 0.2];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Closed_form_is_the_sum_over_all_hypotheses(int set)
    {
        for (var w = 0; w < 20; w++)
        {
            var world = Tiny.Sample(new Seed(3).For("world", w));
            foreach (var (question, _) in world.Sets[set].Scored)
            {
                var joint = new double[2];
                foreach (var (weight, rates, newRates) in Hypotheses())
                {
                    var ofD = world.Observed.Aggregate(weight, (p, o) => p * Joint((SnowQuestion)o.Question, o.Answer, rates));
                    joint[0] += ofD * Joint((SnowQuestion)question, 0, set == 0 ? rates : newRates);
                    joint[1] += ofD * Joint((SnowQuestion)question, 1, set == 0 ? rates : newRates);
                }

                Assert.Equal(joint[1] / (joint[0] + joint[1]), world.Key.Bayes([question])[0][1], 12);
            }
        }
    }

    [Fact]
    public void Without_data_it_is_the_prior()
    {
        var world = new SnowWorlds { Examples = 0, AnatomyFeatures = 0, BackgroundFeatures = 1 }.Sample(new Seed(1));
        var yes = world.Sets[0].Scored.Single(q => ((SnowQuestion)q.Question).Features[0] > 0).Question;

        Assert.Equal((0.8 + 0.85 + 0.9 + 0.95) / 4, world.Key.Bayes([yes])[0][1], 12);
    }

    private static IEnumerable<(double Weight, double[] Rates, double[] NewRates)> Hypotheses() =>
        from a in OfFeature(0)
        from b in OfFeature(1)
        select (a.Weight * b.Weight, new[] { a.Rate, b.Rate }, new[] { a.NewRate, b.NewRate });

    private static IEnumerable<(double Weight, double Rate, double NewRate)> OfFeature(int j) =>
        Rates[j].SelectMany(r => ArtifactRates
            .Select(fresh => ((1 - Causal[j]) / ArtifactRates.Length / Rates[j].Length, r, fresh))
            .Append((Causal[j] / Rates[j].Length, r, r)));

    private static double Joint(SnowQuestion x, int label, double[] rates) => x.Features
        .Select((f, j) => f > 0 == (label == 1) ? rates[j] : 1 - rates[j])
        .Aggregate(0.5, (p, q) => p * q);
}
