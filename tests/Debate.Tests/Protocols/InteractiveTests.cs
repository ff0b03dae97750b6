using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Debate.Tests.Protocols;

public class InteractiveTests
{
    private readonly ScriptedDebater _listening =
        new(t => new(string.Join('|', t.Heard.Where(h => h.Speaker == JudgeCase.JudgeLabel).Select(h => h.Text)), [], []));

    [Fact]
    public async Task Both_sides_hear_what_the_judge_asks()
    {
        var debate = await PlayAsync(new Interactive(2, 3), new Asking("What of ⟦this⟧?", "And that?"));

        Assert.Equal(["A", "B", "judge", "A", "B", "judge", "A", "B"], debate.Turns.Select(t => t.Speaker));
        Assert.Equal(@"What of \u{27E6}this\u{27E7}?|And that?", debate.Turns[^1].Text);
    }

    [Fact]
    public async Task A_judge_who_has_heard_enough_stops_the_debate() =>
        Assert.Equal(["A", "B"], (await PlayAsync(new Interactive(), new Asking())).Turns.Select(t => t.Speaker));

    [Fact]
    public async Task A_consultant_can_be_asked_too() =>
        Assert.Equal(["A", "judge", "A"], (await PlayAsync(new Interactive(1, 2), new Asking("Why?"))).Turns.Select(t => t.Speaker));

    [Fact]
    public async Task A_judge_who_cannot_ask_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => PlayAsync(new Interactive(), new ScriptedJudge()));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public async Task Impossible_settings_are_refused(int sides, int rounds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PlayAsync(new Interactive(sides, rounds), new Asking()));

    private Task<Transcript> PlayAsync(Interactive protocol, IJudge judge) => protocol.PlayAsync(
        ToyWorld.Small().Setup(judge, [.. Enumerable.Range(0, Math.Min(2, protocol.Sides)).Select(_listening.For)]),
        TestContext.Current.CancellationToken);

    private sealed class Asking(params string[] questions) : IInquiringJudge
    {
        public string Name => "asking";

        public ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(questions.ElementAtOrDefault(@case.Turns.Count(t => t.Speaker == JudgeCase.JudgeLabel)));

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Verdict>(new TieVerdict(new("asked", "")));
    }
}
