using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class SearchStudyTests
{
    [Fact]
    public void Evaluations_count_up_to_the_first_rounded_candidate_near_the_best()
    {
        double[] best = Spaces.Choices.Draw(new SeededRandom(2));
        var problem = new SearchProblem(Spaces.Choices, z => new(z.Zip(best, (a, b) => a * b).Sum()), 6);
        var calls = 0;
        var rows = SearchStudy.Run(
            _ => problem,
            [
                ("fifth", (p, s) => new RandomSearch(p.Space, s, 3, r => ++calls == 5 ? best : Wrong(best))),
                ("never", (p, s) => new RandomSearch(p.Space, s, 1, _ => Wrong(best))),
            ],
            seeds: 1,
            limit: 50,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([5L], rows[0].Evaluations);
        Assert.Equal(1, rows[1].Failures);

        static double[] Wrong(double[] z)
        {
            double[] wrong = [.. z];
            Spaces.Choices.SetOption(wrong, 0, 1 - Spaces.Choices.Option(z, 0));
            return wrong;
        }
    }

    [Fact]
    public void The_gradient_needs_at_most_half_of_the_evaluations_of_the_evolution()
    {
        var rows = SearchStudy.Run(
            seed => EncyclopediaProblem.Of(new EncyclopediaWorlds { Examples = 40 }, seed),
            [
                ("(1+1)-EA", (p, s) => new OnePlusOneEvolution(p.Space, s, propose: p.Propose)),
                ("gradient", (p, s) => new GradientSearch(p.Space, s, propose: p.Propose)),
            ],
            seeds: 20,
            limit: 20_000,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(2 * rows[1].Median <= rows[0].Median, $"{rows[1].Median} of {rows[0].Median}");
    }
}
