using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

public class TaxonomyFormulasTests
{
    [Fact]
    public void At_a_twentieth_and_depth_16_the_curves_stand_at_the_published_593_720_and_957()
    {
        // By hand: .9^16 = .18530, .95^16 = .44013; 16 (.05) .95^15 = .37063, 120 (.0025) .95^14 = .14630.
        Assert.Equal((1 + .18530) / 2, TaxonomyFormulas.JudgeAlone(.05, 16), 1e-5);
        Assert.Equal((1 + .44013) / 2, TaxonomyFormulas.Consultancy(.05, 16), 1e-5);
        Assert.Equal(.44013 + .37063 + .14630, TaxonomyFormulas.Debate(.05, 16, 2), 2e-5);
    }

    [Fact]
    public void An_odd_number_of_exceptions_is_summed_by_hand_for_three_kinds()
    {
        // 3 (.1) .9^2 + .1^3.
        Assert.Equal(.243 + .001, TaxonomyFormulas.OddExceptions(.1, 3), 12);
        Assert.Equal(0, TaxonomyFormulas.OddExceptions(.1, 0));
    }

    [Fact]
    public void A_citation_for_every_kind_is_always_enough() =>
        Assert.Equal(1, TaxonomyFormulas.Debate(.3, 5, 9), 12);

    [Fact]
    public void A_Z_of_all_levels_costs_the_noise_and_a_Z_of_none_a_coin()
    {
        // H_b(.1) = .325083; H_b(.5) = log 2. One level: .05 * .1 = .05 (.9) + .1 (.95) = .14, H_b(.14) = .404963.
        Assert.Equal(.325083, TaxonomyFormulas.ShallowNll(.05, .1, 0), 1e-6);
        Assert.Equal(.404963, TaxonomyFormulas.ShallowNll(.05, .1, 1), 1e-6);
        Assert.Equal(Math.Log(2), TaxonomyFormulas.ShallowNll(.05, .1, 1_000), 1e-9);
    }
}
