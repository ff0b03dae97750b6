using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class DigitDebateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_at_the_table_ends_as_the_exact_search_says(bool honestFirst)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var digit = Untrained.Picture(12, (int)seed, seed);
            var judge = Untrained.Judge(seed);
            var judged = new JudgedSets(new(judge, digit.Image), digit.Label, 4, new(judge.Network, JudgedSets.Block));
            var exact = new ExactSearch(judged, honestFirst).Solve();

            foreach (var game in Games.Each(digit.Label))
            {
                int? lie = game == SparseJudge.Labels ? null : game;
                var transcript = await new SequentialDebate(2).PlayAsync(
                    DigitDebate.Exact($"picture-{seed}", judge, digit, lie, 4, honestFirst, new Seed(seed)), Stop);

                var decided = Assert.IsType<DecidedVerdict>(transcript.Verdict);
                Assert.Equal((exact & (1 << game)) != 0, decided.Credences.Choice == digit.Label);
                Assert.Equal(4, transcript.JudgeRead.Count);
                Assert.Equal(4, transcript.JudgeRead.Distinct().Count());
                Assert.All(transcript.Turns, t => Assert.True(Assert.Single(t.Citations).Holds));
                Assert.Equal(honestFirst, transcript.Sides.Single(s => s.Debater == "honest exact").SpeaksFirst);
                Assert.True(lie is null || decided.Credences.Values.Where((_, a) => a != lie && a != digit.Label).All(v => v == 0));
            }
        }
    }

    [Fact]
    public async Task A_misstated_pixel_reveals_nothing()
    {
        var digit = Untrained.Picture(12, 3);
        var judge = Untrained.Judge();
        var setup = DigitDebate.Exact("picture", judge, digit, 4, 4, true, new Seed(1));
        var liar = new Misstating(digit.Image);

        var transcript = await new SequentialDebate(2).PlayAsync(
            setup with { Contestants = [setup.Contestants[0], new(liar, new AnswerPosition(4))] }, Stop);

        Assert.Equal(2, transcript.JudgeRead.Count);
        Assert.All(transcript.Turns.Where(t => t.Citations is [{ Holds: false }]), t => Assert.NotEmpty(t.Citations));
    }

    [Fact]
    public async Task Where_nothing_is_revealed_the_judge_abstains()
    {
        var setup = DigitDebate.Exact("picture", Untrained.Judge(), Untrained.Picture(12, 3), 4, 4, true, new Seed(1));

        var transcript = await new JudgeAlone().PlayAsync(setup with { Contestants = [] }, Stop);

        Assert.IsType<AbstainedVerdict>(transcript.Verdict);
    }

    [Fact]
    public void A_game_that_cannot_be_played_is_refused()
    {
        var judge = Untrained.Judge();
        Assert.Throws<ArgumentException>(() => DigitDebate.Exact("few", judge, Untrained.Picture(3, 1), 4, 4, true, new Seed(1)));
        Assert.Throws<ArgumentException>(() => DigitDebate.Exact("odd", judge, Untrained.Picture(9, 1), 4, 3, true, new Seed(1)));
    }

    /// <summary>Cites real leaves, and says of each that it is darker than it is.</summary>
    private sealed class Misstating(DigitImage image) : IDebater
    {
        public string Name => "misstating";

        public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
        {
            var pixel = image.Ink[turn.Round];
            var text = new Pixel(pixel / 8, pixel % 8, (image[pixel] % 16) + 1).ToText(16);
            return ValueTask.FromResult(new Speech("Look.", [new Citation(DigitTree.Leaf(8, pixel), text)], []));
        }
    }
}
