using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class RandomSearchTests
{
    [Fact]
    public void It_asks_for_batches_of_rounded_candidates()
    {
        var asked = new RandomSearch(Spaces.Choices, new Seed(3), 5).Ask();
        Assert.Equal(5, asked.Count);
        Assert.All(asked, z => Assert.Equal(Spaces.Choices.Round(z), z));
    }

    [Fact]
    public void It_draws_from_what_it_is_given()
    {
        var only = Spaces.Choices.Draw(new SeededRandom(1));
        Assert.Equal([only, only], new RandomSearch(Spaces.Choices, new Seed(3), 2, _ => only).Ask());
    }

    [Fact]
    public void A_batch_has_at_least_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSearch(Spaces.Choices, new Seed(3), 0));
}
