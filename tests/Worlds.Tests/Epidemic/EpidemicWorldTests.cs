using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Epidemic;

namespace LearningThePrior.Worlds.Tests.Epidemic;

public sealed class EpidemicWorldTests
{
    private static readonly EpidemicWorld World = new EpidemicWorlds().SampleRegion(new Seed(1));

    [Fact]
    public void The_latent_is_rounded_to_steps_that_the_prior_holds_equally_probable()
    {
        var random = new Seed(2).CreateRandom();
        var z = World.Latents.Draw(random);

        Assert.Equal(World.Latents.Round(z), z);

        // A logistic course has .7 of the prior, spread over 23 values of R0, 26 of the capacity and 11 of the start.
        World.Latents.SetOption(z, 0, 0);
        Assert.Equal(Math.Log(.7 / (23 * 26 * 11)), World.Key.LogPrior(z), 1e-9);
    }

    [Theory]
    [InlineData(0, 1.9965)] // logistic: 100 / (1 + 99 * 1.6^-20) = 99.19 cases
    [InlineData(1, 1.1139)] // linear: 1 + .6 * 20 = 13 cases
    [InlineData(2, 4.0824)] // exponential: 1.6^20 = 12,089 cases
    public void A_form_says_how_many_cases_there_are_in_week_20(int form, double log10)
    {
        // The greatest R0, the least capacity and the least start: 1.6, 100 cases and 1 case.
        var z = World.Latents.Round([0, 0, 0, 1, 0, 0]);
        World.Latents.SetOption(z, 0, form);

        var whole = World.Claims(z).Whole(World.ReadQuestion("20"));

        Assert.Equal(log10, (double)whole.Value[0] / 1000, .001);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Bayes_is_the_mean_over_all_courses_as_the_human_and_the_prior_weigh_them_or_the_human_alone(double prior)
    {
        var questions = new[] { World.ReadQuestion("3"), World.ReadQuestion("30") };
        var sums = questions.Select(q => new double[q.Answers.Count]).ToArray();
        var total = 0.0;
        foreach (var z in Every())
        {
            Credences Implied(Question q) => World.Human.Conclude(q, [World.Claims(z).Whole(q)]);
            var weight = Math.Exp((prior * World.Key.LogPrior(z)) + World.Observed.Sum(o => Math.Log(Implied(o.Question)[o.Answer])));
            total += weight;
            for (var i = 0; i < questions.Length && weight > 0; i++)
            {
                var implied = Implied(questions[i]);
                for (var a = 0; a < sums[i].Length; a++)
                {
                    sums[i][a] += weight * implied[a];
                }
            }
        }

        var bayes = prior > 0 ? World.Key.Bayes(questions) : World.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.FlatPrior).Predict(questions);
        Assert.True(prior == 0 || Math.Abs(Math.Log(total) - World.Key.LogEvidence) < 1e-6);
        Assert.All(questions.Index(), q => Assert.All(bayes[q.Index].Values.Index(), b => Assert.Equal(sums[q.Index][b.Index] / total, b.Item, 1e-6)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_judge_who_reads_one_node_gets_what_Z_implies_in_both_seats(bool honestSpeaksLast)
    {
        var random = new Seed(3).CreateRandom();
        for (var i = 0; i < 40; i++)
        {
            var z = World.Propose(random);
            var inquiry = i % 4 == 0 ? Inquiry.Prior(World, z) : Inquiry.About(World, World.Sets[i % 2].Draw(random), z);
            var setup = inquiry.Setup(new BoundedJudge(World.Human), new Seed((ulong)i)) with { Arrangement = new(honestSpeaksLast, false, false) };
            var transcript = await new RecursiveDebate().PlayAsync(setup, TestContext.Current.CancellationToken);

            var implied = World.Human.Conclude(inquiry.Question, [inquiry.Claims.Whole(inquiry.Question)]);
            Assert.Equal(implied, Assert.IsType<DecidedVerdict>(transcript.Verdict).Credences);
            Assert.True(transcript.JudgeRead.Count <= 1);
        }
    }

    [Fact]
    public void Lies_lead_to_another_answer_and_have_one_false_part_at_each_step()
    {
        var random = new Seed(6).CreateRandom();
        for (var i = 0; i < 40; i++)
        {
            var claims = World.Claims(World.Propose(random));
            var question = i % 4 == 0 ? new PriorQuestion("p") : World.Sets[i % 2].Draw(random);
            var lie = claims.Lie(question, new Seed((ulong)i));
            Assert.NotEqual(World.Human.Conclude(question, [claims.Whole(question)]), World.Human.Conclude(question, [lie]));
            for (var parts = Divide(lie); parts.Count > 0; parts = Divide(lie))
            {
                Assert.True(World.Human.MakesUp(question, lie, parts));
                var truth = claims.Parts(question, lie);
                lie = Assert.Single(parts, p => !truth.Contains(p));
            }

            Assert.True(World.Human.IsElementary(question, lie));
            IReadOnlyList<Claim> Divide(Claim whole) => claims.FalseParts(question, whole, new Seed(7));
        }
    }

    [Fact]
    public async Task A_human_who_splits_questions_node_by_node_comes_to_what_Z_implies()
    {
        var random = new Seed(4).CreateRandom();
        for (var i = 0; i < 10; i++)
        {
            var z = World.Propose(random);
            foreach (var question in new[] { World.Sets[1].Draw(random), new PriorQuestion("prior") })
            {
                var overseer = new TreeOverseer(World.Splitter, question, new ImplicitTree(World.Unpack(z)));
                var found = await new Hch(Depth: 200).AskAsync(
                    overseer, World.Splitter.First(question), new TreeContext($"{i}"), cancellationToken: TestContext.Current.CancellationToken);

                Assert.Equal(World.Human.Conclude(question, [World.Claims(z).Whole(question)]), World.Splitter.Conclude(question, found.Answer.Reply.Value));
            }
        }
    }

    [Fact]
    public async Task Sections_narrow_down_to_one_step()
    {
        var tree = new ImplicitTree(World.Unpack(World.Latents.Round([0, 1, 0, .5, .5, .5])));
        async Task<string> TextAsync(string address) => (await tree.FindAsync(NodeAddress.Parse(address), TestContext.Current.CancellationToken))!.Text;

        Assert.Equal("The course is linear. Sections: R0, log10 of the capacity, log10 of the cases at the start.", await TextAsync("/0"));
        Assert.Equal("R0 lies between 1.0375 and 1.6125; anything between is equally plausible.", await TextAsync("/0/0"));
        Assert.Equal("R0 lies between 1.0375 and 1.4375; anything between is equally plausible.", await TextAsync("/0/0/0"));
        Assert.Equal("R0 lies between 1.3125 and 1.3375; anything between is equally plausible.", await TextAsync("/0/0/0/0/0/0/0"));
    }

    [Fact]
    public void A_human_who_is_told_nothing_believes_his_prior()
    {
        // In week 0 all forms have their start: even over eleven values from 0 to 1, with noise.
        var credences = World.Human.Conclude(World.ReadQuestion("0"), []);
        var mean = credences.Values.Skip(1).SkipLast(1).Index().Sum(c => c.Item * (World.Edges[c.Index] + World.Edges[c.Index + 1]) / 2);

        Assert.Equal(.5, mean, .005);
    }

    private static IEnumerable<double[]> Every() =>
        from form in Enumerable.Range(0, 3)
        from r0 in Enumerable.Range(0, 23)
        from capacity in Enumerable.Range(0, 26)
        from start in Enumerable.Range(0, 11)
        select new[] { form == 0 ? 1.0 : 0, form == 1 ? 1 : 0, form == 2 ? 1 : 0, (r0 + .5) / 23, (capacity + .5) / 26, (start + .5) / 11 };
}
