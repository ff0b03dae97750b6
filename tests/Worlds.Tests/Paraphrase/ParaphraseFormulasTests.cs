using LearningThePrior.Worlds.Paraphrase;

namespace LearningThePrior.Worlds.Tests.Paraphrase;

public class ParaphraseFormulasTests
{
    [Fact]
    public void Ten_copies_of_a_fact_of_a_tenth_are_20_nats_likelier_than_their_marginals_say()
    {
        // By hand: .99^10 = .904382, so log(.0904382 + .9e-20) = -2.403088; the marginal is .099 + .009 = .108, 10 log .108 = -22.256241.
        Assert.Equal(-2.403088, ParaphraseFormulas.LogPrior(.1, .01, 10, 10), 1e-6);
        Assert.Equal(-22.256241, ParaphraseFormulas.LogOfMarginals(.1, .01, 10, 10), 1e-6);
    }

    [Fact]
    public void One_statement_and_none_are_as_probable_either_way()
    {
        Assert.Equal(Math.Log(.108), ParaphraseFormulas.LogPrior(.1, .01, 1, 1), 12);
        Assert.Equal(Math.Log(.108), ParaphraseFormulas.LogOfMarginals(.1, .01, 1, 1), 12);
        Assert.Equal(0, ParaphraseFormulas.LogPrior(.1, .01, 0, 0), 12);
    }

    [Fact]
    public void All_that_copies_can_say_sums_to_one()
    {
        // 4 copies: 1, 4, 6, 4, 1 ways.
        int[] ways = [1, 4, 6, 4, 1];
        Assert.Equal(1, ways.Select((n, yes) => n * Math.Exp(ParaphraseFormulas.LogPrior(.3, .2, 4, yes))).Sum(), 12);
        Assert.Equal(1, ways.Select((n, yes) => n * Math.Exp(ParaphraseFormulas.LogOfMarginals(.3, .2, 4, yes))).Sum(), 12);
    }
}
