using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class KeelingDebateTests
{
    private static readonly KeelingWorld World = new KeelingWorlds().SampleRecord(new Seed(2));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_judge_who_reads_one_node_gets_what_Z_implies_in_both_seats(bool honestSpeaksLast)
    {
        var random = new Seed(3).CreateRandom();
        for (var i = 0; i < 40; i++)
        {
            var z = World.Propose(random);
            var question = World.Sets[i % 2].Draw(random);
            var transcript = await PlayAsync(z, question, honestSpeaksLast, new Seed((ulong)i));
            var implied = World.Human.Conclude(question, [World.Claims(z).Whole(question)]);
            Assert.Equal(implied, Assert.IsType<DecidedVerdict>(transcript.Verdict).Credences);
            Assert.True(transcript.JudgeRead.Count <= 1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_debate_about_the_prior_gives_the_log_prior(bool honestSpeaksLast)
    {
        var random = new Seed(4).CreateRandom();
        for (var i = 0; i < 20; i++)
        {
            var z = World.Propose(random);
            var transcript = await PlayAsync(z, new PriorQuestion($"prior {i}"), honestSpeaksLast, new Seed((ulong)i));
            var verdict = Assert.IsType<DecidedVerdict>(transcript.Verdict);
            Assert.Equal(World.Key.LogPrior(z), PriorQuestion.ToLogPrior(verdict.Credences), 1e-9);
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
            var answer = World.Human.Conclude(question, [lie]).Choice;
            Assert.NotNull(answer);
            Assert.NotEqual(World.Human.Conclude(question, [claims.Whole(question)]).Choice, answer);
            for (var parts = Divide(lie); parts.Count > 0; parts = Divide(lie))
            {
                Assert.True(World.Human.MakesUp(question, lie, parts));
                lie = Assert.Single(parts, p => !claims.Parts(question, Above(p)).Contains(p));
            }

            IReadOnlyList<Claim> Divide(Claim whole) => claims.FalseParts(question, whole, new Seed(7));
        }
    }

    [Fact]
    public async Task Sections_are_read_as_what_Z_says()
    {
        var z = World.Key.ReferenceLatent();
        var question = World.Sets[1].Scored[0].Question;
        var claims = World.Claims(z);
        var tree = new ImplicitTree(World.Unpack(z));
        var sections = claims.Parts(question, claims.Whole(question)).SelectMany(c => claims.Parts(question, c));
        foreach (var section in sections)
        {
            var node = await tree.FindAsync(section.About, TestContext.Current.CancellationToken);
            Assert.Equal(section, World.Human.Read(question, section.Topic, section.About, node!.Text));
            Assert.Equal(0, node.ChildCount);
        }
    }

    private static Claim Above(Claim part) => part with { About = part.About.Parent };

    private static Task<Transcript> PlayAsync(double[] z, Question question, bool honestSpeaksLast, Seed seed)
    {
        var claims = World.Claims(z);
        Contestant[] contestants =
        [
            new HonestDebater(claims).Defending(question, World.Human),
            new DishonestDebater(claims, seed).Defending(question, World.Human),
        ];
        var setup = new DebateSetup("d", question, new(World.Unpack(z)), contestants, new BoundedJudge(World.Human, 1), seed)
        {
            Arrangement = new(false, honestSpeaksLast, false),
        };
        return new RecursiveDebate().PlayAsync(setup, TestContext.Current.CancellationToken);
    }
}
