using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class PairedPermutationTests
{
    [Fact]
    public void Few_questions_are_enumerated()
    {
        // R: all 2^5 signs of these differences, share with |sum| at least as great: 0.125.
        var test = PairedPermutation.Test([.5, .25, -.125, .5, 1], new Seed(1))!.Value;

        Assert.True(test.Exact);
        Assert.Equal(.125, test.P, 1e-12);
    }

    [Fact]
    public void Six_differences_of_one_sign_are_as_rare_as_two_in_sixty_four() =>
        Assert.Equal(2 / 64.0, PairedPermutation.Test([1, 1, 1, 1, 1, 1], new Seed(1))!.Value.P, 1e-12);

    [Fact]
    public void Drawn_signs_come_close_to_the_sign_test()
    {
        // 20 differences of size one, 15 of them positive: R's binom.test(15, 20) gives p = 0.04138947.
        double[] differences = [.. Enumerable.Repeat(1.0, 15), .. Enumerable.Repeat(-1.0, 5)];
        var test = PairedPermutation.Test(differences, new Seed(1))!.Value;

        Assert.False(test.Exact);
        Assert.Equal(.04138947, test.P, .005);
    }

    [Fact]
    public void The_normal_limit_joins_on_where_signs_are_no_longer_drawn()
    {
        // 1,001 differences of size one, 540 positive: z = 79 / sqrt(1001) = 2.49695, two-sided p = .01253.
        double[] differences = [.. Enumerable.Repeat(1.0, 540), .. Enumerable.Repeat(-1.0, 461)];

        Assert.Equal(.01253, PairedPermutation.Test(differences, new Seed(1))!.Value.P, 1e-4);
        Assert.Equal(.0125, PairedPermutation.Test(differences[1..], new Seed(1))!.Value.P, .004);
    }

    [Fact]
    public void Where_nothing_differs_there_is_nothing_to_test() => Assert.Null(PairedPermutation.Test([0, 0, 0], new Seed(1)));
}
