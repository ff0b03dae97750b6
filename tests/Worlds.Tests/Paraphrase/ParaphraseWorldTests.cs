using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Paraphrase;

namespace LearningThePrior.Worlds.Tests.Paraphrase;

public class ParaphraseWorldTests
{
    private static readonly ParaphraseWorlds Small = new() { Copies = 5, Fact = .3, Wrong = .2, Noise = .15, Examples = 7 };

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Exact_Bayes_is_the_sum_over_all_facts_and_statements_with_the_prior_or_without(double prior)
    {
        for (var w = 0; w < 10; w++)
        {
            var world = Small.Sample(new Seed(3).For("world", w));
            Question[] asked = [.. world.Sets.SelectMany(s => s.Scored).Select(s => s.Question)];
            var (joint, total) = (new double[asked.Length], 0.0);
            for (var statements = 0; statements < 1 << 5; statements++)
            {
                var weight = world.Observed.Aggregate(
                    Math.Exp(prior * world.Key.LogPrior(Z(world, statements))), (p, o) => p * Label(statements, o.Question, o.Answer));
                total += weight;
                for (var q = 0; q < asked.Length; q++)
                {
                    joint[q] += weight * Label(statements, asked[q], 1);
                }
            }

            var bayes = prior > 0 ? world.Key.Bayes(asked) : world.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.FlatPrior).Predict(asked);
            Assert.All(asked.Select((_, q) => q), q => Assert.Equal(joint[q] / total, bayes[q][1], 12));
        }
    }

    [Fact]
    public void D_asks_about_the_first_half_of_the_statements_and_D_star_about_the_others()
    {
        var world = new ParaphraseWorlds { Copies = 5 }.Sample(new Seed(1));

        Assert.Equal(["statement 1", "statement 2"], world.Sets[0].Scored.Select(q => q.Question.Id));
        Assert.Equal(["statement 3", "statement 4", "statement 5"], world.Sets[1].Scored.Select(q => q.Question.Id));
        Assert.All(world.Observed, o => Assert.Contains(o.Question, world.Sets[0].Scored.Select(q => q.Question)));
    }

    [Fact]
    public async Task The_tree_tells_each_statement_and_on_a_page_of_its_own_that_they_are_copies()
    {
        var tree = new ImplicitTree(new CopyTree([true, false]));
        async Task<string> At(string address) => (await tree.FindAsync(NodeAddress.Parse(address), TestContext.Current.CancellationToken))!.Text;

        Assert.Equal("2 statements, 1 to 2; page 0 says how they are related.", await At("/"));
        Assert.Equal("Statements 1 to 2 are copies of one fact.", await At("/0"));
        Assert.Equal("Statement 1 of 2 is true.", await At("/1"));
        Assert.Equal("Statement 2 of 2 is false.", await At("/2"));
        Assert.Null(await tree.FindAsync(NodeAddress.Parse("/3"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Recovered_is_the_share_of_statements()
    {
        var world = Small.Sample(new Seed(2));
        var recovered = Enumerable.Range(0, 32).Select(s => world.Key.Recovered(Z(world, s))!.Value).ToArray();

        Assert.Single(recovered, r => r == 1);
        Assert.Equal(5, recovered.Count(r => r == .8));
    }

    [Fact]
    public void Questions_beyond_the_statements_are_refused()
    {
        var world = Small.Sample(new Seed(2));
        Assert.Throws<ArgumentException>(() => world.Encode(new StatementQuestion(6)));
        Assert.Throws<ArgumentException>(() => world.Key.Target(new StatementQuestion(0)));
    }

    private static double[] Z(ParaphraseWorld world, int statements) =>
        world.Write([.. Enumerable.Range(0, 5).Select(j => (statements >> j & 1) == 1)]);

    private static double Label(int statements, Question question, int answer) =>
        (statements >> (((StatementQuestion)question).Number - 1) & 1) == answer ? .85 : .15;
}
