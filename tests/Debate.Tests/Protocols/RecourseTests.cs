using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Protocols;

public class RecourseTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task The_side_that_a_ruling_goes_against_may_argue_anew_and_is_answered()
    {
        var debate = await PlayAsync(Arguing("more"), .9);

        Assert.Equal(
            ["A Argue", "B Argue", "judge Rule", "A Appeal", "B Argue"],
            debate.Turns.Select(t => $"{t.Speaker} {t.Task}"));
    }

    [Fact]
    public async Task A_side_with_nothing_to_add_accepts_the_ruling() =>
        Assert.Equal("A Appeal", (await PlayAsync(new ScriptedDebater("fine"), .9)).Turns.Select(t => $"{t.Speaker} {t.Task}").Last());

    [Fact]
    public async Task An_even_ruling_goes_against_nobody() =>
        Assert.Equal(SpeakingTask.Rule, (await PlayAsync(Arguing("more"), .5)).Turns[^1].Task);

    [Fact]
    public async Task The_judge_may_read_as_much_again_and_all_of_it_is_counted()
    {
        var judge = new Reading(_world);
        var setup = _world.Setup(judge, Arguing("a").For(0), Arguing("b").For(1)) with { JudgeBudget = new(1, 100) };
        var debate = await new Recourse().PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal(["/0/0", "/0/1"], debate.JudgeRead.Select(a => a.ToString()));
    }

    private static ScriptedDebater Arguing(string text) => new(_ => new(text, [], [new("sum", NodeAddress.Root, new(1))]));

    private Task<Transcript> PlayAsync(ScriptedDebater debater, double yes) => new Recourse().PlayAsync(
        _world.Setup(
            new ScriptedJudge(_ => new DecidedVerdict(Credences.OfYes(yes), ScriptedJudge.Source)), debater.For(0), debater.For(1)),
        TestContext.Current.CancellationToken);

    private sealed class Reading(ToyWorld world) : IJudge
    {
        public string Name => "reading";

        public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
        {
            var wanted = world.Leaves(NodeAddress.Root).ElementAt(@case.Turns.Any(t => t.Task == SpeakingTask.Rule) ? 1 : 0);
            Assert.IsType<NodeRead>(await @case.Reader.ReadAsync(wanted, cancellationToken));
            return new DecidedVerdict(Credences.OfYes(.9), ScriptedJudge.Source);
        }
    }
}
