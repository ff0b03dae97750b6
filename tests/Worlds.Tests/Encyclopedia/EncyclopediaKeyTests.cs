using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaKeyTests
{
    // Two states: few enough tables to weigh every one of them, named as it may be, without the key's own short cuts.
    [Theory]
    [InlineData(QuestionKind.Leaf)]
    [InlineData(QuestionKind.Aggregate)]
    public void Bayes_and_the_best_latent_are_those_of_weighing_every_table(QuestionKind kind)
    {
        var world = new EncyclopediaWorlds { States = 2, Examples = 6, Depth = 4, DeeperDepth = 6, Questions = kind, Flip = .2 }
            .Sample(new(3));
        var weighed = Tables().Select(t => (Table: t, Weight: Posterior(world, t))).Where(t => t.Weight > 0).ToArray();

        foreach (var set in world.Sets)
        {
            Question[] questions = [.. set.Scored.Take(40).Select(s => s.Question)];
            var bayes = world.Key.Bayes(questions);
            foreach (var (question, credences) in questions.Zip(bayes))
            {
                var yes = weighed.Sum(t => t.Weight * (IsYes(t.Table, question) ? .8 : .2)) / weighed.Sum(t => t.Weight);
                Assert.Equal(yes, credences[1], 9);
            }
        }

        var map = StateTable.FromLatent(world.Latents, world.Key.MapLatent);
        Assert.Equal(weighed.Max(t => t.Weight), Posterior(world, map), 9);
    }

    [Fact]
    public void With_the_prior_switched_off_every_possible_table_is_weighed_alike()
    {
        var world = new EncyclopediaWorlds { States = 2, Examples = 6, Depth = 4, DeeperDepth = 6, Flip = .2, Stay = .85 }.Sample(new(3));
        double Flat(StateTable table) => Posterior(world, table) is var weight and > 0 ? weight / Math.Exp(world.Key.LogPrior(table.ToLatent(world.Latents))) : 0;
        var weighed = Tables().Select(t => (Table: t, Weight: Flat(t))).ToArray();
        Question[] questions = [.. world.Sets[1].Scored.Take(40).Select(s => s.Question)];

        foreach (var (question, credences) in questions.Zip(world.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.FlatPrior).Predict(questions)))
        {
            var yes = weighed.Sum(t => t.Weight * (IsYes(t.Table, question) ? .8 : .2)) / weighed.Sum(t => t.Weight);
            Assert.Equal(yes, credences[1], 9);
        }
    }

    [Fact]
    public void The_target_is_the_books_answer_less_the_label_noise()
    {
        foreach (var (question, _) in Books.World.Sets.SelectMany(s => s.Scored))
        {
            Assert.Equal(
                Credences.OfYes(IsYes(Books.World.Key.Truth, question) ? .9 : .1), Books.World.Key.Target(question));
        }
    }

    [Fact]
    public void Recovery_does_not_depend_on_the_names_of_states()
    {
        var truth = Books.World.Key.Truth;
        int[] names = [2, 0, 1];
        var (next, facts) = (new int[6], new bool[3]);
        for (var s = 0; s < 3; s++)
        {
            (next[2 * names[s]], next[(2 * names[s]) + 1]) = (names[truth.Next(s, 0)], names[truth.Next(s, 1)]);
            facts[names[s]] = truth.Facts[s];
        }

        Assert.Equal(1.0, Books.World.Key.Recovered(new StateTable(names[truth.Root], next, facts).ToLatent(Books.World.Latents)));
    }

    [Fact]
    public void One_false_fact_is_one_statement_in_ten()
    {
        var truth = Books.World.Key.Truth;
        var wrong = new StateTable(truth.Root, truth.Nexts, [.. truth.Facts.Select((f, s) => s == 0 ? !f : f)]);
        Assert.InRange(Books.World.Key.Recovered(wrong.ToLatent(Books.World.Latents))!.Value, .9, .9 + 1e-12);
    }

    [Fact]
    public void An_impossible_latent_has_no_log_prior()
    {
        var alike = new StateTable(0, [1, 2, 0, 1, 2, 0], [true, true, true]);
        Assert.Equal(double.NegativeInfinity, Books.World.Key.LogPrior(alike.ToLatent(Books.World.Latents)));
    }

    private static bool IsYes(StateTable table, Question question) =>
        new LeafCounts(table).For((EncyclopediaQuestion)question) >= ((EncyclopediaQuestion)question).AtLeast;

    private static double Posterior(EncyclopediaWorld world, StateTable table) => world.Observed
        .Select(o => IsYes(table, o.Question) == (o.Answer == 1) ? .8 : .2)
        .Aggregate(Math.Exp(world.Key.LogPrior(table.ToLatent(world.Latents))), (a, b) => a * b);

    private static IEnumerable<StateTable> Tables() =>
        from code in Enumerable.Range(0, 1 << 7)
        let bits = Enumerable.Range(0, 7).Select(i => (code >> i) & 1).ToArray()
        select new StateTable(bits[0], bits[1..5], [bits[5] == 1, bits[6] == 1]);
}
