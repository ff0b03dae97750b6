using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class DirectFittingTests
{
    [Fact]
    public void Validation_is_the_loss_on_what_each_fold_did_not_see()
    {
        var fit = new Constant(.8);
        var world = Ten();

        var result = DirectFitting.Run(world, [fit], new Seed(1))[0];

        // Seven of the ten answers have credence .8, the others .2.
        Assert.Equal(-((7 * Math.Log(.8)) + (3 * Math.Log(.2))) / 10, result.Validation, 1e-12);
        Assert.Equal([8, 8, 8, 8, 8, 10], fit.Seen.Select(s => s.Length));
        var held = fit.Seen.Take(5).SelectMany(seen => world.Observed.Select(o => o.Question.Id).Except(seen)).ToArray();
        Assert.Equal(world.Observed.Select(o => o.Question.Id).Order(), held.Order());
        Assert.All(fit.Asked, (asked, fold) => Assert.Empty(asked.Intersect(fit.Seen[fold])));
    }

    [Fact]
    public void The_best_on_held_out_data_is_the_one_that_predicts_it_best()
    {
        var results = DirectFitting.Run(Ten(), [new Constant(.5), new Constant(.7), new Constant(.95)], new Seed(1));

        Assert.Equal(["constant 0.5", "constant 0.7", "constant 0.95"], results.Select(r => r.Name));
        Assert.Equal("constant 0.7", results.MinBy(r => r.Validation)!.Name);
    }

    /// <summary>Given the label, snow's features are independent: of the two, logistic regression is the right model of D.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_fit_chosen_on_held_out_data_is_the_better_one_on_all_of_D(ulong seed)
    {
        var world = new SnowWorlds().Sample(new Seed(seed));

        var results = DirectFitting.Run(world, [new NetworkFit(Hidden: 32, Dropout: .5, Steps: 100), new NetworkFit(L2: .01, Steps: 100)], new Seed(seed));

        double OnD(DirectFitResult fit) => Scoring.Nll(world.Key, world.Sets[0], fit.Predict([.. world.Sets[0].Scored.Select(q => q.Question)]));
        Assert.Equal("logistic l2=0.01", results.MinBy(r => r.Validation)!.Name);
        Assert.Equal("logistic l2=0.01", results.MinBy(OnD)!.Name);
    }

    [Fact]
    public void Too_few_examples_or_no_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DirectFitting.Run(new Curve { Observed = [.. Ten().Observed.Take(4)] }, [new Constant(.5)], new Seed(1)));
        Assert.Throws<ArgumentException>(() => DirectFitting.Run(Ten(), [], new Seed(1)));
    }

    /// <summary>Ten examples, of which seven have answer 1.</summary>
    private static Curve Ten()
    {
        var curve = new Curve();
        return new Curve { Observed = [.. Enumerable.Range(0, 10).Select(i => curve.At(i, 0) with { Answer = i % 10 < 7 ? 1 : 0 })] };
    }

    private sealed class Constant(double one) : IDirectFit
    {
        public string Name => FormattableString.Invariant($"constant {one}");

        public List<string[]> Seen { get; } = [];

        public List<string[]> Asked { get; } = [];

        public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
        {
            Seen.Add([.. data.Select(o => o.Question.Id)]);
            return new(
                questions =>
                {
                    Asked.Add([.. questions.Select(q => q.Id)]);
                    return [.. questions.Select(_ => Credences.OfYes(one))];
                },
                0,
                0,
                0);
        }
    }
}
