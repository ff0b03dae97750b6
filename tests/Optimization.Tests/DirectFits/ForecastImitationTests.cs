using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class ForecastImitationTests
{
    /// <summary>His log odds on D* of snow are a sum over features: a hundred forecasts without noise teach it.</summary>
    [Fact]
    public void Of_snow_the_humans_forecasts_on_the_rest_of_D_star_are_learned_from_few()
    {
        var (world, set) = (Small.Snow, Small.Snow.Sets[1]);
        Question[] questions = [.. set.Scored.Select(s => s.Question)];

        double Above(int queries) =>
            Scoring.Nll(world.Key, set, new ForecastImitation(queries).Fit(world, new Seed(1)).Predict(questions)) - Scoring.Nll(world.Key, set, world.Key.Bayes(questions));

        Assert.InRange(Above(100), -.02, .02);
        Assert.True(Math.Abs(Above(100)) < Math.Abs(Above(5)));
    }

    [Fact]
    public void What_it_took_is_counted()
    {
        var model = new ForecastImitation(10).Fit(Small.Snow, new Seed(1));

        Assert.Equal((8 * 32) + 32 + (32 * 32) + 32 + (32 * 2) + 2, model.Parameters);
        Assert.Equal(600 * 3.0 * 10 * ((8 * 32) + (32 * 32) + (32 * 2)), model.MultiplyAdds);
    }
}
