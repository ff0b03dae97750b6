using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.HumanJudging;

public sealed class HumanSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_person_sees_no_name_no_truth_and_no_verdict()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];

        var view = await HeardAsync(session, .5, .5);
        var shown = System.Text.Json.JsonSerializer.Serialize(view, HumanJson.Default.HumanView);

        Assert.All(["Ada", "Bob", "Mo at", "correct", "Jo at"], word => Assert.DoesNotContain(word, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Later_rounds_come_only_after_the_earlier_are_judged()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];

        var before = await session.LookAsync(TestContext.Current.CancellationToken);
        var first = await session.JudgeAsync(Answer(before, .5), TestContext.Current.CancellationToken);
        var second = await session.JudgeAsync(Answer(first!, .7), TestContext.Current.CancellationToken);

        Assert.Equal((0, 2, 0), (before.Stage, before.LastStage, before.Turns.Count));
        Assert.Empty(before.Excerpts);
        Assert.Equal([0, 0, 0], first!.Turns.Select(t => t.Round));
        Assert.Equal(["/", "/0", "/0/1"], first.CanOpen);
        Assert.Equal(5, second!.Turns.Count);
        Assert.Equal([.7, 1 - .7], second.Credences!);
    }

    [Fact]
    public async Task An_answer_to_another_view_than_the_present_is_not_recorded()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];
        var view = await session.LookAsync(TestContext.Current.CancellationToken);

        Assert.Null(await session.JudgeAsync(Answer(view, .5) with { Stage = 1 }, TestContext.Current.CancellationToken));
        Assert.Null(await session.JudgeAsync(Answer(view, .5) with { Debate = 1 }, TestContext.Current.CancellationToken));
        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task Judgements_join_the_store_scored_by_the_key_and_the_last_is_the_verdict()
    {
        ToyDebates.Write(_folder["run"]);
        using (var study = await OpenAsync())
        {
            var session = study.Sessions[0];
            await HeardAsync(session, .5, .6, .75);
        }

        var said = await SaidAsync();
        Assert.Equal([0, 1, 2], said.Select(j => j.Stage));
        Assert.Equal([false, false, true], said.Select(j => j.Final));
        Assert.All(said, j => Assert.Equal(("human", "human_offline_stepped", "because"), (j.JudgeKind, j.Method, j.Raw)));

        // ln .75, and (.25^2 + .25^2) as Brier summed over answers.
        Assert.Equal(Math.Log(.75), said[2].LogScore!.Value, 12);
        Assert.Equal(.125, said[2].Brier!.Value, 12);
        Assert.True(said[2].Correct);
    }

    [Fact]
    public async Task Who_comes_back_goes_on_where_they_stopped()
    {
        ToyDebates.Write(_folder["run"]);
        HumanView stopped;
        using (var study = await OpenAsync())
        {
            var session = study.Sessions[0];
            stopped = await HeardAsync(session, .5, .6);
        }

        // Another seed would draw another order of debates and sides; what is half read goes on as it was.
        using var again = await OpenAsync(seed: 99);
        var resumed = await again.Sessions[0].LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal((stopped.Stage, stopped.Question), (resumed.Stage, resumed.Question));
        Assert.Equal(stopped.Sides.Select(s => (s.Label, s.Answer)), resumed.Sides.Select(s => (s.Label, s.Answer)));
        Assert.Equal(stopped.Turns.Select(t => t.Role), resumed.Turns.Select(t => t.Role));
    }

    [Fact]
    public async Task A_verdict_before_the_last_round_ends_the_debate()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];
        var view = await HeardAsync(session, .5);

        var next = await session.JudgeAsync(Answer(view, .9) with { Final = true }, TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (next!.Judged, next.Stage));
        Assert.True((await SaidAsync())[^1].Final);
    }

    [Fact]
    public async Task When_all_is_judged_there_is_nothing_more()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];

        var view = await HeardAsync(session, .5, .6, .7, .5, .6, .7);

        Assert.Null(view.Debate);
        Assert.Equal((2, 2), (view.Judged, view.Debates));
    }

    [Theory]
    [InlineData(.5, .4)]
    [InlineData(1.5, -.5)]
    [InlineData(double.NaN, 1)]
    public async Task Credences_that_are_none_are_refused(double first, double second)
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];
        var view = await session.LookAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            session.JudgeAsync(Answer(view, .5) with { Credences = [first, second] }, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            session.JudgeAsync(Answer(view, .5) with { Credences = [.5, .25, .25] }, TestContext.Current.CancellationToken));
        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task Mirrored_the_other_label_is_listed_and_heard_first_and_credences_stay_with_their_answers()
    {
        ToyDebates.Write(_folder["run"]);
        var views = new List<HumanView>();
        for (ulong seed = 1; seed <= 8; seed++)
        {
            using var study = await OpenAsync($"judge {seed}", seed);
            views.Add(await HeardAsync(study.Sessions[0], .5));
        }

        var mirrored = views.First(v => v.Sides[0].Answer == 1);
        Assert.Contains(views, v => v.Sides[0].Answer == 0);
        Assert.Equal(["A", "B"], mirrored.Sides.Select(s => s.Label));
        Assert.Equal(["debater_a", "debater_b", "judge"], mirrored.Turns.Select(t => t.Role));
        Assert.Equal("That is only hearsay.", mirrored.Turns[0].Text);
        Assert.Equal(["At ten", "At nine"], mirrored.Answers);
    }

    [Fact]
    public async Task A_second_session_of_a_run_is_refused()
    {
        ToyDebates.Write(_folder["run"]);
        using var study = await OpenAsync();
        var session = study.Sessions[0];

        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync("another"));
    }

    public void Dispose() => _folder.Dispose();

    private static HumanAnswer Answer(HumanView view, double first) => new(view.Debate!.Value, view.Stage, [first, 1 - first], "because", false);

    private static async Task<HumanView> HeardAsync(HumanSession session, params double[] beliefs)
    {
        var view = await session.LookAsync(TestContext.Current.CancellationToken);
        foreach (var belief in beliefs)
        {
            view = (await session.JudgeAsync(Answer(view, belief), TestContext.Current.CancellationToken))!;
        }

        return view;
    }

    private Task<HumanStudy> OpenAsync(string judge = "eve", ulong seed = 1) => HumanStudy.OpenAsync(
        StoredRun.Open(_folder["run"]), new() { Judges = [judge], Seed = seed }, TimeProvider.System, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<List<StoredJudgement>> SaidAsync() =>
        await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(TestContext.Current.CancellationToken).Where(j => j.JudgeId == "eve").ToListAsync(TestContext.Current.CancellationToken);
}
