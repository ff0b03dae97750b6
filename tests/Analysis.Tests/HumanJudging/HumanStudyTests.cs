using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.HumanJudging;

/// <summary>What several humans are shown of a run, in which order, and what their judgements say that they saw.</summary>
public sealed class HumanStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "", "", true, true)]
    [InlineData(2, "went up. ", ", and nobody", true, true)]
    [InlineData(99, "The lamp stood in the window. At nine the keeper went up. ", ", and nobody came.", false, false)]
    public async Task A_quote_is_shown_with_so_many_words_around_it(int context, string before, string after, bool moreBefore, bool moreAfter)
    {
        using var study = await OpenAsync(new() { Context = context, Order = HumanOrder.AsPlayed });

        var view = await StepAsync(study.Sessions[0]);

        // The comma belongs to the word that the span ends in.
        Assert.Equal(new(before, "The light went out at ten", after, moreBefore, moreAfter), view.Excerpts["0.0"]);
        Assert.Empty(view.Whole);
    }

    [Fact]
    public async Task Whoever_asks_sees_the_whole_node_and_the_judgement_says_so_from_then_on()
    {
        using var study = await OpenAsync(new());
        var session = study.Sessions[0];
        var view = await StepAsync(session);

        var opened = await session.OpenNodeAsync(new(view.Debate!.Value, view.Stage, "/0/1"), Stop);
        Assert.Equal(ToyDebates.Story, opened!.Whole["/0/1"]);
        await StepAsync(session);
        await StepAsync(session);

        var said = await SaidAsync();
        Assert.Equal([[], ["/0/1"], ["/0/1"]], said.Select(j => j.Read!.ToArray()));

        // 25 characters of the one span that holds are shown, and the story when it was asked for; the second round adds the near miss's nothing.
        Assert.Equal([0, 25 + ToyDebates.Story.Length, 25 + ToyDebates.Story.Length], said.Select(j => j.Characters!.Value));
    }

    [Fact]
    public async Task What_was_seen_whole_is_known_when_the_study_goes_on()
    {
        using (var study = await OpenAsync(new()))
        {
            var view = await StepAsync(study.Sessions[0]);
            await study.Sessions[0].OpenNodeAsync(new(view.Debate!.Value, view.Stage, "/0"), Stop);
            await StepAsync(study.Sessions[0]);
        }

        using var again = await OpenAsync(new());
        Assert.Equal(["/0"], (await again.Sessions[0].LookAsync(Stop)).Whole.Keys);
    }

    [Theory]
    [InlineData("/9")]
    [InlineData("/0/7")]
    [InlineData("nowhere")]
    public async Task A_node_that_nobody_cites_is_not_shown(string address)
    {
        using var study = await OpenAsync(new());
        var view = await StepAsync(study.Sessions[0]);

        Assert.Null(await study.Sessions[0].OpenNodeAsync(new(view.Debate!.Value, view.Stage, address), Stop));
    }

    [Theory]
    [InlineData(HumanOrder.AsPlayed, 0)]
    [InlineData(HumanOrder.Mirrored, 1)]
    public async Task The_order_can_be_chosen(HumanOrder order, int listedFirst)
    {
        using var study = await OpenAsync(new() { Order = order });

        var view = await StepAsync(study.Sessions[0]);

        Assert.Equal(listedFirst, view.Sides[0].Answer);
        Assert.Equal(order == HumanOrder.Mirrored ? StoredJudgement.Mirrored : StoredJudgement.AsPlayed, (await SaidAsync())[0].Order);
    }

    [Theory]
    [InlineData(SideNaming.Refuse, "as_played", null, "Debater B is wrong.")]
    [InlineData(SideNaming.Keep, "mirrored", "kept", "Debater B is wrong.")]
    [InlineData(SideNaming.Rewrite, "mirrored", "rewritten", "Debater ⟦A⟧ is wrong.")]
    public async Task A_debate_whose_speeches_name_sides_is_mirrored_as_the_study_says_and_marked(SideNaming naming, string order, string? mark, string words)
    {
        using var study = await OpenAsync(new() { Order = HumanOrder.Mirrored, SideNames = naming }, "names");

        var view = await StepAsync(study.Sessions[0]);

        Assert.Contains(words, view.Turns.Select(t => t.Text));
        Assert.Equal((order, mark), ((await SaidAsync())[0].Order, (await SaidAsync())[0].SideNames));
        Assert.Equal(naming == SideNaming.Refuse ? 1 : 0, study.NotMirrored);
    }

    [Fact]
    public async Task Judges_share_a_queue_so_that_each_debate_has_as_many_as_wanted()
    {
        using var study = await OpenAsync(new() { Judges = ["ada", "bob", "eve"], JudgesPerDebate = 2 });

        foreach (var session in study.Sessions)
        {
            while ((await session.LookAsync(Stop)).Debate is not null)
            {
                await StepAsync(session, final: true);
            }
        }

        // Two debates of two judges each make four verdicts; who comes last finds nothing left.
        Assert.Equal([2, 2, 0], study.Sessions.Select(s => s.Count().Judged));
        Assert.All((await SaidAsync()).GroupBy(j => j.DebateId), debate => Assert.Equal(2, debate.Count()));
    }

    [Fact]
    public async Task A_debate_that_one_judge_has_before_them_is_not_given_to_more_than_wanted()
    {
        using var study = await OpenAsync(new() { Judges = ["ada", "bob", "eve"], JudgesPerDebate = 1 });

        var views = await Task.WhenAll(study.Sessions.Select(s => s.LookAsync(Stop)));

        Assert.Equal([0, 0, null], views.Select(v => v.Debate).OrderDescending());
        Assert.Equal([1, 1, 0], study.Sessions.Select(s => s.Count().Left).OrderDescending());
    }

    [Fact]
    public async Task A_decomposition_is_judged_before_and_after_its_questions_are_shown()
    {
        using var study = await OpenAsync(new() { Context = 1 }, "divided");
        var session = study.Sessions[0];

        var before = await session.LookAsync(Stop);
        var shown = await StepAsync(session);
        await StepAsync(session, first: .2);

        Assert.Null(before.Questions);
        Assert.Empty(before.CanOpen);
        Assert.Equal(["Was it lit?", "What does the story say?"], shown.Questions!.Select(q => q.Question));
        Assert.Equal(("light ", "went out", " at"), (shown.Excerpts["1.0"].Before, shown.Excerpts["1.0"].Words, shown.Excerpts["1.0"].After));
        var said = (await SaidAsync())[^1];
        Assert.Equal(("divided", 1, true, true, StoredJudgement.AsPlayed), (said.DebateId, said.Stage, said.Final, said.Correct, said.Order));
    }

    [Theory]
    [InlineData("judges: at least one", 0, 1, 0)]
    [InlineData("judges_per_debate: 3 of 2", 2, 3, 0)]
    [InlineData("context: -1", 2, 1, -1)]
    public async Task Settings_that_cannot_be_followed_are_refused(string words, int judges, int perDebate, int context)
    {
        var settings = new HumanSettings { Judges = [.. Enumerable.Range(0, judges).Select(i => $"judge {i}")], JudgesPerDebate = perDebate, Context = context };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => OpenAsync(settings));
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<HumanView> StepAsync(HumanSession session, double first = .5, bool final = false)
    {
        var view = await session.LookAsync(Stop);
        return (await session.JudgeAsync(new(view.Debate!.Value, view.Stage, [first, 1 - first], "", final), Stop))!;
    }

    private async Task<HumanStudy> OpenAsync(HumanSettings settings, string what = "lamp")
    {
        if (!Directory.Exists(_folder["run"]))
        {
            Write(what);
        }

        return await HumanStudy.OpenAsync(StoredRun.Open(_folder["run"]), settings, TimeProvider.System, cancellationToken: Stop);
    }

    private void Write(string what)
    {
        if (what == "lamp")
        {
            ToyDebates.Write(_folder["run"]);
            return;
        }

        using var run = new StoredRunWriter(_folder["run"], ToyDebates.Info());
        if (what == "names")
        {
            run.Add(ToyDebates.Lamp() with { Turns = [ToyDebates.Turn(0, 0, "debater_a", "Debater B is wrong.")] });
        }
        else
        {
            run.Add(new StoredDecomposition(
                StoredDecomposition.CurrentSchema, "toy", "divided", "story", "H",
                [new(0, null, "Was it lit?", "No.", null, "overseer", 1, []), new(1, 0, "What does the story say?", "That it went out.", null, "look_up", 1, [new("/0/1", "went out")])])
            {
                QuestionId = "q",
                QuestionText = "Was it lit?",
                Answers = ["yes", "no"],
                Protocol = "hch",
                TreeId = "story",
            });
            run.Add(ToyDebates.Key("divided", correct: 1));
        }

        foreach (var node in ToyDebates.Nodes)
        {
            run.Add(node);
        }

        run.Complete();
    }

    private async Task<List<StoredJudgement>> SaidAsync() =>
        await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Stop).Where(j => j.JudgeKind == "human").ToListAsync(Stop);
}
