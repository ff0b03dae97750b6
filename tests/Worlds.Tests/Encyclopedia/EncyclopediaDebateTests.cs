using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaDebateTests
{
    // The study of depth: one node read decides a book of 2^60 leaves, whichever side the honest debater is on.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task One_node_decides_a_debate_at_any_depth(int depth)
    {
        for (var i = 0; i < 32; i++)
        {
            var (yes, honestOpens) = (i % 2 == 0, i / 2 % 2 == 0);
            var seed = new Seed(11).For("debate", i);
            var (z, question) = DepthStudy.Draw(Books.World, depth, yes, seed);
            var tree = Books.Tree(StateTable.FromLatent(Books.World.Latents, z), depth);
            var transcript = await Debates.PlayAsync(
                question, tree, Books.World.Claims(z), Books.World.Human, honestOpens, seed);

            Assert.Equal(Credences.OfYes(yes ? .9 : .1), Debates.Verdict(transcript));
            Assert.Single(transcript.JudgeRead);
            Assert.Equal(depth, transcript.JudgeRead[0].Depth);
        }
    }

    [Fact]
    public async Task Sampling_leaves_tells_nothing_in_the_study_of_depth()
    {
        const int Debated = 400;
        var right = 0;
        for (var i = 0; i < Debated; i++)
        {
            var seed = new Seed(13).For("alone", i);
            var (z, question) = DepthStudy.Draw(Books.World, 30, i % 2 == 0, seed);
            var tree = Books.Tree(StateTable.FromLatent(Books.World.Latents, z), 30);
            var transcript = await new JudgeAlone().PlayAsync(
                new("alone", question, tree, [], new BoundedJudge(Books.World.Human, 1), seed),
                TestContext.Current.CancellationToken);
            right += Debates.Verdict(transcript).Choice == 1 - (i % 2) ? 1 : 0;
        }

        // A fair coin would be within 4 standard errors, .025 each, of a half.
        Assert.InRange((double)right / Debated, .4, .6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_of_the_prior_gives_the_exact_log_prior(bool honestOpens)
    {
        var question = new PriorQuestion("prior");
        var human = new EncyclopediaHuman(Books.Prior, .1);
        for (var i = 0; i < 64; i++)
        {
            // Drawn uniformly, so that impossible backgrounds are among them.
            var z = Books.World.Latents.Draw(new Seed(17).For("z", i).CreateRandom());
            var table = StateTable.FromLatent(Books.World.Latents, z);
            var transcript = await Debates.PlayAsync(
                question, Books.Tree(table, 8), Books.World.Claims(z), human, honestOpens, new((ulong)i));

            var expected = Math.Max(Books.World.Key.LogPrior(z), PriorQuestion.Impossible);
            Assert.Equal(expected, PriorQuestion.ToLogPrior(Debates.Verdict(transcript)), 1e-6);
            Assert.Single(transcript.JudgeRead);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_of_two_priors_gives_their_exact_ratio(bool honestOpens)
    {
        var random = new Seed(19).CreateRandom();
        for (var i = 0; i < 32; i++)
        {
            var (one, two) = (Books.World.Propose(random), Books.World.Propose(random));
            var pair = new PairUnpacker("Two books.", Books.World.Unpack(one), Books.World.Unpack(two));
            var transcript = await Debates.PlayAsync(
                new PriorRatioQuestion("ratio"),
                new(pair),
                new PairClaims(Books.World.Claims(one), Books.World.Claims(two)),
                new PairHuman(Books.World.Human),
                honestOpens,
                new((ulong)i));

            // Claims are whole millionths of a nat.
            var ratio = Books.World.Key.LogPrior(one) - Books.World.Key.LogPrior(two);
            Assert.Equal(ratio, PriorRatioQuestion.ToLogRatio(Debates.Verdict(transcript)), 2e-6);
        }
    }

    [Fact]
    public async Task A_liar_gains_nothing_from_pages_that_speak_to_the_judge()
    {
        for (var i = 0; i < 16; i++)
        {
            var seed = new Seed(23).For("debate", i);
            var (z, question) = DepthStudy.Draw(Books.World, 6, i % 2 == 0, seed);
            var table = StateTable.FromLatent(Books.World.Latents, z);
            var hostile = new ImplicitTree(new HostilePages(new EncyclopediaTree(table, 6)));
            var transcript = await Debates.PlayAsync(
                question, hostile, Books.World.Claims(z), Books.World.Human, honestOpens: false, seed);

            Assert.NotEqual(i % 2 == 0 ? 0 : 1, Debates.Verdict(transcript).Choice);
        }
    }
}
