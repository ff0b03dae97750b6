using System.Globalization;
using CsCheck;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class TableWorldTests
{
    private static readonly TableWorld World = new TableWorlds { Examples = 120, Periods = 6 }.SampleTable(new Seed(1));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_judge_who_reads_one_statement_gets_what_Z_implies_of_a_row(bool honestSpeaksLast)
    {
        var random = new Seed(2).CreateRandom();
        for (var i = 0; i < 10; i++)
        {
            var z = World.Propose(random);
            var question = World.Sets[i % 2].Draw(random);
            var transcript = await PlayAsync(Inquiry.About(World, question, z), honestSpeaksLast, new Seed((ulong)i));
            var path = World.Structure.Latents.Decode(z)[((TableQuestion)question).Period];
            var odds = WalkLink.Of(World.Code).Of(((TableQuestion)question).Row) is var row
                ? row.States.Select((s, e) => row.Values[e] * (row.Moves[e][1] - row.Moves[e][0]) * path[s]).Sum()
                : 0;
            Assert.Equal(1 / (1 + Math.Exp(-odds)), Debates.Decided(transcript)[1], 1e-5);
            Assert.True(transcript.JudgeRead.Count <= 1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_debate_about_two_priors_gives_their_ratio(bool honestSpeaksLast)
    {
        var random = new Seed(3).CreateRandom();
        for (var i = 0; i < 10; i++)
        {
            var (one, other) = (World.Propose(random), World.Propose(random));
            var transcript = await PlayAsync(Inquiry.Ratio(World, one, other), honestSpeaksLast, new Seed((ulong)i));
            Assert.Equal(World.Key.LogPrior(one) - World.Key.LogPrior(other), PriorRatioQuestion.ToLogRatio(Debates.Decided(transcript)), 1e-4);
        }
    }

    /// <summary>A world of the same file without beliefs has the ignorant human's Bayes as its own.</summary>
    [Fact]
    public void Beside_stated_beliefs_stands_what_an_ignorant_human_makes_of_the_same_rows()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (data, beliefs) = (Path.Combine(folder, "some.csv"), Path.Combine(folder, "mine.json"));
        File.WriteAllText(data, SmallTable.Csv);
        File.WriteAllText(beliefs, SmallTable.Json("""
            "age": {"type": "number", "low": 0.5, "high": 1.5, "lasting": "fixed", "lost": 0.02}, "town": {"type": "ignore"}
            """).Replace("[\"no\", \"yes\"]", "[\"yes\", \"no\"]", StringComparison.Ordinal));
        var told = new TableWorlds { Data = data, Beliefs = beliefs, Cut = .7 }.SampleTable(new Seed(1));
        var ignorant = new TableWorlds { Data = data, Cut = .7 }.SampleTable(new Seed(1));
        Question[] asked = [.. told.Sets[1].Scored.Select(s => s.Question)];
        Question[] same = [.. ignorant.Sets[1].Scored.Select(s => s.Question)];

        var other = told.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.DefaultBeliefs);

        Assert.Equal(ignorant.Key.Bayes(same).Select(c => c[0]), other.Predict(asked).Select(c => c[1]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.NotEqual(told.Key.Bayes(asked)[0][1], other.Predict(asked)[0][1], 3);
        Assert.DoesNotContain(ignorant.Key.OtherPredictions, p => p.Name == ExactPrediction.DefaultBeliefs);
        Directory.Delete(folder, true);
    }

    /// <summary>A column of one value, of names and of numbers with a slip, which nobody can read unless he says how: the file of beliefs does, and the ignorant human follows it there.</summary>
    [Fact]
    public void Columns_that_only_a_file_of_beliefs_can_read_do_not_stop_the_ignorant_human()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (data, beliefs) = (Path.Combine(folder, "some.csv"), Path.Combine(folder, "mine.json"));
        File.WriteAllText(data, "period,x,one,name,slip,label\n" + string.Concat(
            Enumerable.Range(0, 240).Select(i => FormattableString.Invariant($"{i / 40},{(i * 7 % 11) - 5},k,n{i},{(i == 17 ? "?2" : $"{i % 3}")},{(i % 11 > 5 ? "yes" : "no")}\n"))));
        File.WriteAllText(beliefs, """
            {"schema": "ltp.beliefs/1", "label": {}, "columns": {"x": {"type": "number", "low": 0, "high": 1}, "one": {"type": "ignore"}, "name": {"type": "ignore"}, "slip": {"type": "category"}}}
            """);
        var told = new TableWorlds { Data = data, Beliefs = beliefs }.SampleTable(new Seed(1));
        Question[] asked = [.. told.Sets[1].Scored.Select(s => s.Question)];

        Assert.All(told.Key.OtherPredictions, p => Assert.Equal(asked.Length, p.Predict(asked).Count));
        Directory.Delete(folder, true);
    }

    /// <summary>Two humans who disagree about a slope by four log odds agree where neither's prior counts.</summary>
    [Fact]
    public void With_the_prior_switched_off_it_does_not_matter_what_was_believed_of_slopes()
    {
        var (one, other) = (Believing(-2.5, -1.5), Believing(1.5, 2.5));
        Question[] asked = [.. one.Sets[1].Scored.Select(s => s.Question)];
        Question[] same = [.. other.Sets[1].Scored.Select(s => s.Question)];
        double[] Flat(TableWorld world, Question[] questions) => [.. world.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.FlatPrior).Predict(questions).Select(c => c[1])];

        Assert.Equal(Flat(one, asked), Flat(other, same), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Contains(one.Key.Bayes(asked).Zip(other.Key.Bayes(same)), p => Math.Abs(p.First[1] - p.Second[1]) > .1);

        static TableWorld Believing(double low, double high)
        {
            var folder = Directory.CreateTempSubdirectory().FullName;
            var (data, beliefs) = (Path.Combine(folder, "some.csv"), Path.Combine(folder, "mine.json"));
            File.WriteAllText(data, "period,x,label\n" + string.Concat(
                Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i / 10},{(i * 7 % 11) - 5},{((i * 7 % 11) + (i % 3) > 5 ? "yes" : "no")}\n"))));
            File.WriteAllText(beliefs, """{"schema": "ltp.beliefs/1", "label": {}, "columns": {"x": {"type": "number", "low": LOW, "high": HIGH} } }"""
                .Replace("LOW", low.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("HIGH", high.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            var world = new TableWorlds { Data = data, Beliefs = beliefs }.SampleTable(new Seed(1));
            Directory.Delete(folder, true);
            return world;
        }
    }

    /// <summary>The density of a path in normals, times a thousandth for each number; two paces, and a fate for each of six columns.</summary>
    [Fact]
    public void The_prior_of_a_path_is_that_of_a_random_walk_whatever_order_it_is_told_in()
    {
        var prior = TableForm.PriorOf(World.Code);
        var z = World.Propose(new Seed(4).CreateRandom());
        var path = World.Structure.Latents.Decode(z);
        var expected = -Math.Log(2) - Math.Log(3) + (prior.Lost.Index().DistinctBy(l => prior.Group[l.Index]).SkipLast(1).Sum(l => Math.Log(1 - l.Item)));
        for (var s = 0; s < prior.States; s++)
        {
            expected += Normal(path[0][s], prior.Mean[s], prior.Variance[s]);
            for (var t = 1; t < 6; t++)
            {
                expected += Normal(path[t][s], path[t - 1][s], prior.StepVariance[s]);
            }
        }

        Assert.Equal(expected - (prior.States * 6 * Math.Log(1_000)), World.Key.LogPrior(z), 1e-3);

        static double Normal(double value, double mean, double variance) => -.5 * (Math.Log(2 * Math.PI * variance) + ((value - mean) * (value - mean) / variance));
    }

    [Fact]
    public async Task Statements_are_read_back_as_they_were_written_and_nothing_else_is_read()
    {
        var z = World.Propose(new Seed(5).CreateRandom());
        var (tree, topic) = (new ImplicitTree(World.Unpack(z)), TableAmounts.Topic(World.Observed[0].Question));
        var read = 0;
        foreach (var (_, address) in World.Human.WorthReading(new PriorQuestion("prior"), new Seed(6)))
        {
            var text = (await tree.FindAsync(address, TestContext.Current.CancellationToken))!.Text;
            Assert.NotNull(World.Human.Read(World.Observed[0].Question, topic, address, text));
            Assert.Null(World.Human.Read(World.Observed[0].Question, topic, address, text + " "));
            Assert.Null(World.Human.Read(World.Observed[0].Question, topic, address, text.Replace("0", "00", StringComparison.Ordinal) + text));
            read++;
        }

        // Two paces, six columns, and nine states at six periods.
        Assert.Equal(2 + 6 + (9 * 6), read);
    }

    [Fact]
    public async Task What_a_statement_says_of_a_row_is_what_is_true_of_it()
    {
        var z = World.Propose(new Seed(5).CreateRandom());
        var (tree, question, claims) = (new ImplicitTree(World.Unpack(z)), World.Observed[3].Question, World.Claims(z));
        Queue<Claim> open = new([claims.Whole(question)]);
        var leaves = 0;
        while (open.TryDequeue(out var claim))
        {
            var parts = claims.Parts(question, claim);
            parts.ToList().ForEach(open.Enqueue);
            if (parts.Count == 0)
            {
                var text = (await tree.FindAsync(claim.About, TestContext.Current.CancellationToken))!.Text;
                Assert.Equal(claim.Value.Values, World.Human.Read(question, claim.Topic, claim.About, text)!.Value.Values);
                leaves++;
            }
        }

        // Every statement, most of which add nothing: two paces, six columns, and nine states at six periods.
        Assert.Equal(2 + 6 + (9 * 6), leaves);
    }

    [Fact]
    public void Any_path_of_thousandths_is_decoded_as_it_was_encoded() =>
        Gen.Int[-10_000, 10_000].Array[9].Array[6].Sample(path =>
        {
            double[][] states = [.. path.Select(p => p.Select(v => v / 1_000.0).ToArray())];
            var z = World.Structure.Latents.Encode(states, new(.3, 10));
            return World.Structure.Latents.Decode(z).Zip(states, (a, b) => a.SequenceEqual(b)).All(same => same)
                && World.Structure.Latents.PaceOf(z) == new Pace(.3, 10);
        });

    [Fact]
    public void A_row_is_asked_about_as_pairs_and_a_later_period_as_the_last()
    {
        var question = (TableQuestion)World.ReadQuestion("period=9; a=1.5; f=high; b=");
        Assert.Equal(5, question.Period);
        Assert.Equal(2, question.Row.Values.Length);
        Assert.Throws<QuestionFormatException>(() => World.ReadQuestion("a=1"));
        Assert.Throws<QuestionFormatException>(() => World.ReadQuestion("period=1; g=1"));
        Assert.Throws<QuestionFormatException>(() => World.ReadQuestion("period=1; a=x"));
    }

    [Fact]
    public void Classes_of_three_with_deviations_have_a_shared_slope_and_one_each()
    {
        var table = SmallTable.Read("period,x,label\n1,1,a\n1,-1,b\n2,1,c\n2,-1,a\n");
        var beliefs = DefaultBeliefs.Of(table) with { ClassDeviations = .3 };
        beliefs = beliefs with { Label = beliefs.Label with { Ordered = true } };
        var code = TableCode.Of(table, beliefs, TableSplit.Of(table, "period", .5));
        var (form, prior) = (TableForm.Of(code), TableForm.PriorOf(code));
        Assert.Equal([[-1, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]], form.Directions);
        Assert.Equal(.09, prior.Variance[1] / prior.Variance[0], 1e-12);
        Assert.Single(TableForm.Of(TableCode.Of(table, beliefs with { ClassDeviations = 0 }, TableSplit.Of(table, "period", .5))).Directions);
    }

    private static Task<Transcript> PlayAsync(Inquiry inquiry, bool honestSpeaksLast, Seed seed)
    {
        var (honest, dishonest) = (new HonestDebater(inquiry.Claims), new DishonestDebater(inquiry.Claims, seed.For("lies")));
        return Debates.PlayAsync(
            new RecursiveDebate(), inquiry.Question, inquiry.Unpacker, inquiry.Human, seed, new(false, honestSpeaksLast, false), 1, honest, dishonest);
    }
}
