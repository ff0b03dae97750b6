using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests.Debaters;

public class BestOfNTests
{
    private readonly ScriptedDebater _drafting = new(t => new($"{t.Seed.CreateRandom().NextInt(1000)}", [], []));

    // A best-of-n is known that picked the worst, and only when sides were swapped.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_best_candidate_is_spoken_from_either_side(bool swapped)
    {
        var best = new BestOfN(_drafting, new Scorer(s => int.Parse(s.Text)), 8);
        var setup = ToyWorld.Small().Setup(new ScriptedJudge(), new(best, new AnswerPosition(0)), _drafting.For(1));
        var debate = await new SequentialDebate(1).PlayAsync(
            setup with { Arrangement = new(swapped, swapped, swapped) }, TestContext.Current.CancellationToken);

        var turn = debate.Turns.Single(t => t.Candidates is not null);
        Assert.Equal(8, turn.Candidates!.Count);
        Assert.Equal(turn.Candidates.Max(c => int.Parse(c.Text)).ToString(), turn.Text);
        Assert.Equal(swapped ? "B" : "A", turn.Speaker);
    }

    [Fact]
    public async Task The_first_of_equals_is_taken()
    {
        var debate = await PlayAsync(new BestOfN(_drafting, new Scorer(_ => 0), 3));

        Assert.Equal(debate.Turns[0].Candidates![0].Text, debate.Turns[0].Text);
    }

    [Fact]
    public async Task A_score_that_is_no_number_is_an_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => PlayAsync(new BestOfN(_drafting, new Scorer(_ => double.NaN), 2)));

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Too_few_and_too_many_candidates_are_refused(int candidates) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestOfN(_drafting, new Scorer(_ => 0), candidates));

    [Fact]
    public async Task A_judges_preference_is_its_credence_in_the_speakers_answer()
    {
        var judge = new ScriptedJudge(c => new DecidedVerdict(Credences.OfYes(int.Parse(c.Turns[^1].Text) / 1000.0), ScriptedJudge.Source));
        var debate = await PlayAsync(new BestOfN(_drafting, new JudgePreference(judge), 8));

        // The consultant stands for answer 0, so that the least credence in "yes" is best for it.
        Assert.Equal(debate.Turns[0].Candidates!.Min(c => int.Parse(c.Text)).ToString(), debate.Turns[0].Text);
    }

    private static Task<Transcript> PlayAsync(IDebater debater) => new Consultancy().PlayAsync(
        ToyWorld.Small().Setup(new ScriptedJudge(), new Contestant(debater, new AnswerPosition(0))), TestContext.Current.CancellationToken);

    private sealed class Scorer(Func<Speech, double> score) : ISpeechScorer
    {
        public string Name => "scorer";

        public ValueTask<double> ScoreAsync(SpeakingTurn turn, Speech speech, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(score(speech));
    }
}
