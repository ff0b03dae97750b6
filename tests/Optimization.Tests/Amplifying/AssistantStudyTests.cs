using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Optimization.Tests.Amplifying;

/// <summary>One assistant learns questions about every book at once.</summary>
public sealed class AssistantStudyTests
{
    private static readonly EncyclopediaWorld Book = new EncyclopediaWorlds { Examples = 5, Depth = 4, DeeperDepth = 6 }.Sample(new Seed(1));

    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    public async Task An_assistant_is_right_about_books_that_he_has_not_seen_after_some_hundred_questions_even_where_his_overseer_errs(double error)
    {
        var result = await AssistantStudy.RunAsync(Book, error, curriculum: true, calls: 800, new Seed(1), TestContext.Current.CancellationToken);

        Assert.InRange(result.Reached ?? 0, 8, 600);
        Assert.InRange(result.Learned ?? 0, 8, 700);
        Assert.Equal((0.0, 4), (result.Wrong, result.Height));
        Assert.True(result.Moves >= 2 * result.Calls);
    }
}
