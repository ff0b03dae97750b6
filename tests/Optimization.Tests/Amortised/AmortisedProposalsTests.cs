using LearningThePrior.Optimization.Amortised;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Amortised;

public sealed class AmortisedProposalsTests
{
    private static readonly EncyclopediaWorlds Worlds = new() { Examples = 40, States = 2 };
    private static readonly ProposalSettings Brief = new() { Draws = 300, Steps = 250, Batch = 64, Width = 48, Rate = 5e-3 };

    [Fact]
    public void It_finds_the_best_book_of_new_data_at_once()
    {
        var problem = EncyclopediaProblem.Of(Worlds, new Seed(1));
        using var q = AmortisedProposals.Learn(problem.Propose!, problem, 40, Brief, new Seed(2), cancellationToken: TestContext.Current.CancellationToken);

        var looks = Enumerable.Range(10, 12).Select(i =>
        {
            var world = EncyclopediaProblem.Of(Worlds, new Seed((ulong)i));
            var search = new RankedSearch(world.Space, new Seed(3), world.ContentOf, q.Ranked(world.Observed));
            var count = 0;
            while (search.Best is null || search.Best.Value < world.Best - SearchStudy.Tolerance)
            {
                search.Tell([.. search.Ask().Select(world.Objective)]);
                count++;
            }

            return count;
        }).ToArray();

        // Two states, told by which is the root's: its two children in either order, four rows of the other state, two facts.
        Assert.Equal(16, q.Backgrounds);
        Assert.InRange(looks.Average(), 1, 2);
    }

    [Fact]
    public void It_is_the_same_for_the_same_seed_and_its_draws_are_of_what_it_ranks_highest()
    {
        var problem = EncyclopediaProblem.Of(Worlds, new Seed(1));
        using var q = AmortisedProposals.Learn(problem.Propose!, problem, 40, Brief, new Seed(2), cancellationToken: TestContext.Current.CancellationToken);
        using var again = AmortisedProposals.Learn(problem.Propose!, problem, 40, Brief, new Seed(2), cancellationToken: TestContext.Current.CancellationToken);

        var ranked = q.Ranked(problem.Observed);
        Assert.Equal(ranked, again.Ranked(problem.Observed));

        var (draw, random) = (q.Proposer(problem.Observed), new SeededRandom(4));
        var drawn = Enumerable.Range(0, 100).Select(_ => problem.ContentOf(draw(random))).ToArray();
        Assert.Equal(problem.ContentOf(ranked[0]), drawn.GroupBy(c => c).MaxBy(g => g.Count())!.Key);
    }

    [Fact]
    public void What_it_cannot_be_taught_on_is_refused()
    {
        var problem = EncyclopediaProblem.Of(Worlds, new Seed(1));

        Assert.Throws<ArgumentException>(() => AmortisedProposals.Learn(problem.Propose!, problem with { Answers = null }, 40, Brief, default, cancellationToken: TestContext.Current.CancellationToken));
        var impossible = Assert.Throws<ArgumentException>(() => AmortisedProposals.Learn(problem.Propose!, problem with { Answers = _ => null }, 40, Brief, default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith("No z drawn is possible.", impossible.Message, StringComparison.Ordinal);
    }
}
