using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class GradientSearchTests
{
    [Fact]
    public void A_linear_objective_needs_one_evaluation_for_each_wrong_choice()
    {
        var weights = Enumerable.Range(0, Spaces.Choices.Dimension).Select(i => (double)(i * 5 % 7)).ToArray();
        var best = Spaces.Choices.Round([.. weights.Select(w => w / 7)]);
        var wrong = Spaces.Choices.Round([.. weights.Select(w => (7 - w) / 7)]);
        var search = new GradientSearch(Spaces.Choices, new Seed(1), screen: 1, propose: _ => wrong);
        search.Run(z => new(z.Zip(weights, (a, b) => a * b).Sum(), weights), 7);
        Assert.Equal(best, search.Best!.Z);
    }

    [Fact]
    public void Numbers_climb_an_ill_conditioned_quadratic()
    {
        var search = new GradientSearch(Spaces.Intervals(6), new Seed(2)).Run(Ellipsoid, 300);
        Assert.InRange(search.Best!.Value, -.01, 0);

        static Evaluation Ellipsoid(double[] z)
        {
            var scale = z.Select((_, i) => Math.Pow(1000, i / 5.0)).ToArray();
            return new(
                -z.Select((u, i) => scale[i] * (u - .6) * (u - .6)).Sum(),
                [.. z.Select((u, i) => -2 * scale[i] * (u - .6))]);
        }
    }

    [Fact]
    public void A_number_that_ran_into_its_end_comes_back()
    {
        // The second number is best at 1 until the first is right, and at .3 from then on.
        var search = new GradientSearch(Spaces.Intervals(2), new Seed(2), screen: 1, propose: _ => [.05, .9]).Run(Objective, 60);
        Assert.Equal([.8, .3], search.Best!.Z.Select(v => Math.Round(v, 2)));

        static Evaluation Objective(double[] z)
        {
            var near = Math.Exp(-50 * (z[0] - .8) * (z[0] - .8));
            var target = 1.5 - (1.2 * near);
            var miss = z[1] - target;
            var byFirst = -40 * (z[0] - .8);
            return new(
                (-20 * (z[0] - .8) * (z[0] - .8)) - (miss * miss),
                [byFirst + (2 * miss * -1.2 * near * -100 * (z[0] - .8)), -2 * miss]);
        }
    }

    [Fact]
    public void Choices_and_numbers_are_found_together()
    {
        // The best number depends on choice a: .2, .5 or .8; and a = 2 is best by .5.
        var search = new GradientSearch(Spaces.Mixed, new Seed(6)).Run(Objective, 200);
        Assert.Equal(2, Spaces.Mixed.Option(search.Best!.Z, 1));
        Assert.Equal(.8, search.Best.Z[0], 2);
        Assert.InRange(search.Best.Value, .499, .5);

        static Evaluation Objective(double[] z)
        {
            var target = (.2 * z[1]) + (.5 * z[2]) + (.8 * z[3]);
            var miss = z[0] - target;
            var gradient = new double[z.Length];
            (gradient[0], gradient[1], gradient[2], gradient[3]) = (-20 * miss, 4 * miss, 10 * miss, .5 + (16 * miss));
            return new((-10 * miss * miss) + (.5 * z[3]), gradient);
        }
    }

    [Fact]
    public void A_space_that_was_visited_whole_does_not_stop_it()
    {
        var space = new LatentSpace([new ChoiceBlock("a", 2), new ChoiceBlock("b", 2)]);
        var search = new GradientSearch(space, new Seed(3)).Run(z => new(z[0] + z[2], [1, 0, 1, 0]), 30);
        Assert.Equal(2, search.Best!.Value);
    }

    [Fact]
    public void An_impossible_start_is_left_by_its_gradient()
    {
        var space = new LatentSpace([new ChoiceBlock("a", 2), new ChoiceBlock("b", 2)]);
        var search = new GradientSearch(space, new Seed(3), screen: 1, propose: _ => [0, 1, 0, 1]);
        search.Run(z => new(z[1] == 1 ? double.NegativeInfinity : z[2], [5, 0, 1, 0]), 3);
        Assert.Equal([1, 0, 1, 0], search.Best!.Z);
    }

    [Fact]
    public void A_possible_value_without_its_gradient_is_refused()
    {
        var search = new GradientSearch(Spaces.Choices, new Seed(1));
        search.Ask();
        Assert.Throws<ArgumentException>(() => search.Tell([new(0)]));
        search.Tell([new(double.NegativeInfinity)]);
    }
}
