using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Tests.Judging;

/// <summary>What a judge is handed of a stored debate.</summary>
public sealed class StoredHearingsTests : IDisposable
{
    private readonly JudgedRun _run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_judge_is_handed_the_debate_as_it_was_without_what_judges_said_in_it()
    {
        var heard = await _run.HeardAsync();

        var @case = Assert.Single(heard);
        Assert.Equal(("q", "Who did it?"), (@case.Question.Id, @case.Question.Text));
        Assert.Equal(["the butler", "the cook"], @case.Question.Answers.Texts);
        Assert.Equal([("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))], @case.Positions);
        Assert.Equal(["A1", "B1", "A2", "B2"], @case.Turns.Select(t => t.Text));
        Assert.Equal(["A", "B", "A", "B"], @case.Turns.Select(t => t.Speaker));
        Assert.Equal(new Seed(7).For("judge"), @case.Seed);
        Assert.Equal(new TextSpan(4, 3), @case.Turns[0].Citations[0].Found);
        Assert.Equal(new Amounts(3, -17), @case.Turns[0].Claims[0].Value);
    }

    [Fact]
    public async Task After_each_round_a_judge_hears_what_was_said_by_then()
    {
        var heard = await _run.HeardAsync(eachStage: true);

        Assert.Equal(["A1 B1", "A1 B1 A2 B2"], heard.Select(c => string.Join(' ', c.Turns.Select(t => t.Text))));
        Assert.NotEqual(heard[0].Seed, heard[1].Seed);
        Assert.Equal([(1, false), (2, true)], (await _run.JudgementsAsync()).Select(j => (j.Stage, j.Final)));
    }

    [Fact]
    public async Task Mirrored_labels_listing_and_speeches_made_at_once_are_turned_round_and_credences_are_by_answer_still()
    {
        var heard = await _run.HeardAsync(bothOrders: true, answer: new DecidedVerdict(new Credences(.7, .3), new("counted", "")));

        Assert.Equal(["the butler", "the cook"], heard[1].Question.Answers.Texts);
        Assert.Equal([1, 0], heard[1].ListedAnswers);
        Assert.Equal([("A", new AnswerPosition(1)), ("B", new AnswerPosition(0))], heard[1].Positions);
        Assert.Equal(["B1", "A1", "B2", "A2"], heard[1].Turns.Select(t => t.Text));
        Assert.Equal(["A", "B", "A", "B"], heard[1].Turns.Select(t => t.Speaker));
        Assert.NotEqual(heard[0].Seed, heard[1].Seed);

        var judgements = await _run.JudgementsAsync();
        Assert.Equal([StoredJudgement.AsPlayed, StoredJudgement.Mirrored], judgements.Select(j => j.Order));
        Assert.Equal([[.7, .3], [.7, .3]], judgements.Select(j => j.Credences!));
        Assert.Equal([true, true], judgements.Select(j => j.Correct));
    }

    [Fact]
    public async Task A_descent_keeps_its_order_as_each_speech_answers_the_one_before()
    {
        var debate = JudgedRun.Debate("d") with { Turns = [.. JudgedRun.Debate("d").Turns.Where(t => t.Role != "judge").Select((t, i) => t with { Task = i % 2 == 0 ? "divide" : "challenge", AtOnce = false })] };

        var heard = await _run.HeardAsync([debate], bothOrders: true);

        Assert.Equal(["A1", "B1", "A2", "B2"], heard[1].Turns.Select(t => t.Text));
        Assert.Equal(["B", "A", "B", "A"], heard[1].Turns.Select(t => t.Speaker));
    }

    [Fact]
    public async Task What_a_judge_asked_the_debaters_or_ruled_is_heard_and_what_it_thought_of_the_debate_is_not()
    {
        var turns = JudgedRun.Debate("d").Turns;
        var debate = JudgedRun.Debate("d") with { Turns = [turns[0], turns[1], turns[2] with { Task = "ask", Text = "Who had a key?" }, turns[2], turns[5] with { Task = "rule", Text = "The cook has it." }] };

        var heard = await _run.HeardAsync([debate], bothOrders: true);

        Assert.Equal(["A1", "B1", "Who had a key?", "The cook has it."], heard[0].Turns.Select(t => t.Text));
        Assert.Equal([("A", "B1"), ("B", "A1"), ("judge", "Who had a key?"), ("judge", "The cook has it.")], heard[1].Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Theory]
    [InlineData(SideNaming.Refuse, null, null)]
    [InlineData(SideNaming.Keep, "Debater B is wrong.", "kept")]
    [InlineData(SideNaming.Rewrite, "Debater ⟦A⟧ is wrong.", "rewritten")]
    public async Task A_debate_whose_speeches_name_sides_is_mirrored_only_where_that_is_asked_for_and_marked(SideNaming naming, string? heard, string? mark)
    {
        List<string> said = [];
        var judge = new ScriptedJudge(@case =>
        {
            said.Add(@case.Turns[0].Text);
            return new(new TieVerdict(new("counted", "")));
        });
        var debate = JudgedRun.Debate("d");
        var run = _run.Write([debate with { Turns = [debate.Turns[0] with { Text = "Debater B is wrong." }] }]);

        var totals = await new Rejudging(run, new StoredHearings(run, [judge]).Of) { BothOrders = true, SideNames = naming }.RunAsync(cancellationToken: Token);

        Assert.Equal(heard is null ? ["Debater B is wrong."] : ["Debater B is wrong.", heard], said);
        Assert.Equal(heard is null ? [null] : [null, mark], (await _run.JudgementsAsync()).Select(j => j.SideNames));
        Assert.Equal(heard is null ? (1L, 0L) : (0L, 1L), (totals[1].NotMirrored, totals[1].NamingSides));
    }

    [Fact]
    public async Task A_side_that_stood_empty_is_not_listed()
    {
        var debate = JudgedRun.Debate("d") with { Sides = [new("A", null, 0, null, true), new("B", "b", 1, null, false)] };

        Assert.Equal([("B", new AnswerPosition(1))], Assert.Single(await _run.HeardAsync([debate])).Positions);
    }

    [Fact]
    public async Task A_judge_reads_the_nodes_that_are_stored_and_no_others()
    {
        var judge = new ScriptedJudge(async @case =>
        {
            string Text(Reading reading) => (reading as NodeRead)?.Node.Text ?? reading.GetType().Name;
            var raw = string.Join(" | ", Text(await @case.Reader.ReadAsync(NodeAddress.Parse("/2/0"), Token)), Text(await @case.Reader.ReadAsync(NodeAddress.Parse("/2"), Token)));
            return new AbstainedVerdict(new("checked", raw));
        });
        var run = _run.Write([JudgedRun.Debate("d")], nodes: [JudgedRun.Node("/2/0", "the knife"), JudgedRun.Node("/0", "another"), JudgedRun.Node("/2/0", "of another tree") with { TreeId = "t2" }]);

        await new Rejudging(run, new StoredHearings(run, [judge]).Of).RunAsync(cancellationToken: Token);

        var judgement = Assert.Single(await _run.JudgementsAsync());
        Assert.Equal("the knife | ⟦not stored⟧", judgement.Raw);
        Assert.Equal("the knife⟦not stored⟧".Length, judgement.Characters);
    }
}
