using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

/// <summary>Passing messages against summing over all 2^15 taxonomies of depth 3, from the definition.</summary>
public class BeliefPropagationTests
{
    private static readonly TaxonomyWorlds Tiny = new() { Depth = 3, Stored = 2, Level = 2, Examples = 6, Exceptions = .2, Noise = .15 };

    [Fact]
    public void Messages_give_what_summing_over_all_taxonomies_gives()
    {
        for (var w = 0; w < 4; w++)
        {
            var world = Tiny.Sample(new Seed(5).For("world", w));
            var asked = world.Sets.SelectMany(s => s.Scored).Select(s => s.Question).ToArray();
            Assert.Equal(8, asked.Length);
            var joint = new double[asked.Length];
            var total = 0.0;
            for (var attributes = 0; attributes < 1 << 15; attributes++)
            {
                var weight = world.Observed.Aggregate(Prior(attributes), (p, o) => p * Label(attributes, o.Question, o.Answer));
                total += weight;
                for (var q = 0; q < asked.Length; q++)
                {
                    joint[q] += weight * Label(attributes, asked[q], 1);
                }
            }

            var bayes = world.Key.Bayes(asked);
            Assert.All(asked.Select((_, q) => q), q => Assert.Equal(joint[q] / total, bayes[q][1], 12));
        }
    }

    [Fact]
    public void Without_data_a_label_is_a_coin()
    {
        var world = (Tiny with { Examples = 0 }).Sample(new Seed(1));

        Assert.Equal(.5, world.Key.Bayes([world.Sets[1].Scored[0].Question])[0][1], 12);
    }

    [Fact]
    public void Labels_at_depth_60_need_no_more_of_the_tree_than_their_ways()
    {
        var world = new TaxonomyWorlds { Depth = 60, Level = 2, Examples = 2_000 }.Sample(new Seed(2));

        Assert.All(world.Key.Bayes([.. world.Sets[0].Scored.Select(s => s.Question)]), p => Assert.InRange(p[1], .1, .9));
    }

    private static double Prior(int attributes)
    {
        var p = .5;
        for (var node = 1; node < 15; node++)
        {
            p *= Bit(attributes, node) == Bit(attributes, (node - 1) / 2) ? .8 : .2;
        }

        return p;
    }

    private static double Label(int attributes, Question question, int answer)
    {
        var node = ((TaxonomyQuestion)question).Kind.Steps.Aggregate(0, (at, step) => (2 * at) + 1 + step);
        return Bit(attributes, node) == answer ? .85 : .15;
    }

    private static int Bit(int attributes, int node) => (attributes >> node) & 1;
}
