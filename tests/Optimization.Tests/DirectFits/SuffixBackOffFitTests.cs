using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class SuffixBackOffFitTests
{
    [Fact]
    public void What_the_last_steps_decide_carries_over_to_paths_of_any_length()
    {
        // A page is true where its last two steps are 1 and 0.
        var random = new Seed(1).CreateRandom();
        Observation[] data = [.. Enumerable.Range(0, 200).Select(_ => Small.Book.Sets[0].Draw(random)).Select(q =>
            new Observation(q, Small.Book.Encode(q)[7..9] is [1, 0] ? 1 : 0))];

        var predict = new SuffixBackOffFit().Fit(Small.Book, data, new Seed(1)).Predict;

        Question[] questions = [.. new[] { "/1/1/1/1/1/1/1/0", "/1/0/0/0/0/0/0/0", "/0/1/0/1/0/1/0/1/0/1/1/0", "/0/0" }.Select(Small.Book.ReadQuestion)];
        Assert.Equal([1, 0, 1, 0], predict(questions).Select(c => (int)Math.Round(c[1])));
    }

    [Fact]
    public void Counts_are_added_to_what_the_shorter_ending_says()
    {
        var counts = new EndingCounts([([[], [1]], 1), ([[], [1]], 1), ([[], [0]], 0)], 2);

        // With strength 2: (2 + 1)/5 without an ending; after 1, (2 + 2 * .6)/4; after an ending that was never seen, as without one.
        Assert.Equal(.6, counts.Predict([[]], 2)[1], 1e-12);
        Assert.Equal(.8, counts.Predict([[], [1]], 2)[1], 1e-12);
        Assert.Equal(.6, counts.Predict([[], [7], [7, 1]], 2)[1], 1e-12);
    }

    [Fact]
    public void It_needs_questions_about_paths()
    {
        Assert.False(SuffixBackOffFit.Fits(Small.Snow));
        Assert.Throws<ArgumentException>(() => new SuffixBackOffFit().Fit(Small.Snow, Small.Snow.Observed, new Seed(1)));
    }
}
