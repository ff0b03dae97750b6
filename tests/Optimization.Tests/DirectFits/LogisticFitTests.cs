using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class LogisticFitTests
{
    [Theory]
    [InlineData(.1)]
    [InlineData(100)]
    public void At_the_least_penalised_loss_the_gradient_is_zero(double penalty)
    {
        var regression = new SoftmaxRegression(Small.Snow, Small.Snow.Observed);

        var weights = regression.Minimise(new double[regression.Parameters], penalty);

        var width = regression.Parameters / 2;
        Assert.All(regression.Evaluate(weights).Gradient, (g, i) => Assert.Equal(0, (i + 1) % width == 0 ? g : g + (penalty * weights[i]), 1e-3));
        Assert.True(regression.MultiplyAdds > 0 && regression.Evaluations > 1);
    }

    [Fact]
    public void The_gradient_is_that_of_the_loss()
    {
        var regression = new SoftmaxRegression(Small.Snow, Small.Snow.Observed);
        var random = new Seed(1).CreateRandom();
        double[] at = [.. Enumerable.Range(0, regression.Parameters).Select(_ => random.NextGaussian())];

        var gradient = regression.Evaluate(at).Gradient;

        const double Step = 1e-5;
        Assert.All(gradient, (g, i) =>
        {
            double Moved(double by) => regression.Evaluate([.. at.Select((w, j) => j == i ? w + by : w)]).Loss;
            Assert.Equal((Moved(Step) - Moved(-Step)) / (2 * Step), g, 1e-4);
        });
    }

    [Fact]
    public void A_number_that_is_constant_in_the_data_says_nothing()
    {
        // Of a book's encoded paths the first branch is 0 throughout D.
        Question[] questions = [Small.Book.ReadQuestion("/0/1/0/1/0/1/0/1"), Small.Book.ReadQuestion("/1/1/0/1/0/1/0/1")];
        foreach (IDirectFit fit in new IDirectFit[] { new CrossValidatedLogisticFit(), new EarlyStoppedLogisticFit() })
        {
            var credences = fit.Fit(Small.Book, Small.Book.Observed, new Seed(1)).Predict(questions);

            Assert.Equal(credences[0], credences[1]);
        }
    }

    [Fact]
    public void One_example_or_one_answer_alone_is_enough()
    {
        foreach (IDirectFit fit in new IDirectFit[] { new CrossValidatedLogisticFit(), new EarlyStoppedLogisticFit() })
        {
            Assert.All([1, 7], count =>
            {
                Observation[] same = [.. Small.Snow.Observed.Where(o => o.Answer == 1).Take(count)];
                Assert.InRange(fit.Fit(Small.Snow, same, new Seed(1)).Predict([same[0].Question])[0][1], .5, 1);
            });
        }
    }
}
