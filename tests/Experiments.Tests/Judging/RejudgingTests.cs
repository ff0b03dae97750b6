using LearningThePrior.Experiments.Judging;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Tests.Judging;

/// <summary>What a judge is handed of a stored debate, and what is added to the store.</summary>
public sealed class RejudgingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_judge_is_handed_the_debate_as_it_was_without_what_judges_said_in_it()
    {
        var heard = await HeardAsync();

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
        var heard = await HeardAsync(eachStage: true);

        Assert.Equal(["A1 B1", "A1 B1 A2 B2"], heard.Select(c => string.Join(' ', c.Turns.Select(t => t.Text))));
        Assert.NotEqual(heard[0].Seed, heard[1].Seed);
        Assert.Equal([(1, false), (2, true)], (await JudgementsAsync()).Select(j => (j.Stage, j.Final)));
    }

    [Fact]
    public async Task Mirrored_labels_listing_and_speeches_made_at_once_are_turned_round_and_credences_are_by_answer_still()
    {
        var heard = await HeardAsync(bothOrders: true, answer: new DecidedVerdict(new Credences(.7, .3), new("counted", "")));

        Assert.Equal(["the butler", "the cook"], heard[1].Question.Answers.Texts);
        Assert.Equal([1, 0], heard[1].ListedAnswers);
        Assert.Equal([("A", new AnswerPosition(1)), ("B", new AnswerPosition(0))], heard[1].Positions);
        Assert.Equal(["B1", "A1", "B2", "A2"], heard[1].Turns.Select(t => t.Text));
        Assert.Equal(["A", "B", "A", "B"], heard[1].Turns.Select(t => t.Speaker));
        Assert.NotEqual(heard[0].Seed, heard[1].Seed);

        var judgements = await JudgementsAsync();
        Assert.Equal([StoredJudgement.AsPlayed, StoredJudgement.Mirrored], judgements.Select(j => j.Order));
        Assert.Equal([[.7, .3], [.7, .3]], judgements.Select(j => j.Credences!));
        Assert.Equal([true, true], judgements.Select(j => j.Correct));
    }

    [Fact]
    public async Task A_descent_keeps_its_order_as_each_speech_answers_the_one_before()
    {
        var debate = Debate("d") with { Turns = [.. Debate("d").Turns.Where(t => t.Role != "judge").Select((t, i) => t with { Task = i % 2 == 0 ? "divide" : "challenge", AtOnce = false })] };

        var heard = await HeardAsync([debate], bothOrders: true);

        Assert.Equal(["A1", "B1", "A2", "B2"], heard[1].Turns.Select(t => t.Text));
        Assert.Equal(["B", "A", "B", "A"], heard[1].Turns.Select(t => t.Speaker));
    }

    [Fact]
    public async Task What_a_judge_asked_the_debaters_or_ruled_is_heard_and_what_it_thought_of_the_debate_is_not()
    {
        var turns = Debate("d").Turns;
        var debate = Debate("d") with { Turns = [turns[0], turns[1], turns[2] with { Task = "ask", Text = "Who had a key?" }, turns[2], turns[5] with { Task = "rule", Text = "The cook has it." }] };

        var heard = await HeardAsync([debate], bothOrders: true);

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
        var judge = new Asked(@case =>
        {
            said.Add(@case.Turns[0].Text);
            return new(new TieVerdict(new("counted", "")));
        });
        var debate = Debate("d");
        var run = Run([debate with { Turns = [debate.Turns[0] with { Text = "Debater B is wrong." }] }]);

        var totals = await new Rejudging(run, new StoredHearings(run, [judge]).Of) { BothOrders = true, SideNames = naming }.RunAsync(cancellationToken: Token);

        Assert.Equal(heard is null ? ["Debater B is wrong."] : ["Debater B is wrong.", heard], said);
        Assert.Equal(heard is null ? [null] : [null, mark], (await JudgementsAsync()).Select(j => j.SideNames));
        Assert.Equal(heard is null ? (1L, 0L) : (0L, 1L), (totals[1].NotMirrored, totals[1].NamingSides));
    }

    [Fact]
    public async Task A_side_that_stood_empty_is_not_listed()
    {
        var debate = Debate("d") with { Sides = [new("A", null, 0, null, true), new("B", "b", 1, null, false)] };

        Assert.Equal([("B", new AnswerPosition(1))], Assert.Single(await HeardAsync([debate])).Positions);
    }

    [Fact]
    public async Task A_judge_reads_the_nodes_that_are_stored_and_no_others()
    {
        var judge = new Asked(async @case =>
        {
            string Text(Reading reading) => (reading as NodeRead)?.Node.Text ?? reading.GetType().Name;
            var raw = string.Join(" | ", Text(await @case.Reader.ReadAsync(NodeAddress.Parse("/2/0"), Token)), Text(await @case.Reader.ReadAsync(NodeAddress.Parse("/2"), Token)));
            return new AbstainedVerdict(new("checked", raw));
        });
        var run = Run([Debate("d")], nodes: [Node("/2/0", "the knife"), Node("/0", "another"), Node("/2/0", "of another tree") with { TreeId = "t2" }]);

        await new Rejudging(run, new StoredHearings(run, [judge]).Of).RunAsync(cancellationToken: Token);

        var judgement = Assert.Single(await JudgementsAsync());
        Assert.Equal("the knife | ⟦not stored⟧", judgement.Raw);
        Assert.Equal("the knife⟦not stored⟧".Length, judgement.Characters);
    }

    [Fact]
    public async Task A_judge_that_throws_has_failed_and_the_next_debate_is_judged()
    {
        var judge = new Asked(@case => @case.Turns.Count == 0 ? throw new TimeoutException("no answer") : new(new TieVerdict(new("counted", "equal"))));
        var run = Run([Debate("a") with { Turns = [] }, Debate("b")]);

        var totals = await new Rejudging(run, new StoredHearings(run, [judge]).Of).RunAsync(cancellationToken: Token);

        var judgements = await JudgementsAsync();
        Assert.Equal(["failed", "tie"], judgements.Select(j => j.ParseStatus));
        Assert.Equal(("TimeoutException: no answer", null), (judgements[0].Error, judgements[0].Raw));
        Assert.Equal([("failed", 1L), ("tie", 1L)], Assert.Single(totals).ByStatus.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task Credences_for_other_answers_are_a_failure()
    {
        await HeardAsync(answer: new DecidedVerdict(Credences.Uniform(3), new("counted", "")));

        Assert.Contains("a credence for each answer", Assert.Single(await JudgementsAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_judged_before_is_not_asked_again_and_stays_as_it_is()
    {
        await HeardAsync();
        var before = File.ReadAllText(_folder["run", "judgements.jsonl"]);

        var heard = await HeardAsync(eachStage: true, bothOrders: true, run: StoredRun.Open(_folder["run"]));

        Assert.Equal(3, heard.Count);
        var after = File.ReadAllText(_folder["run", "judgements.jsonl"]);
        Assert.Contains(before, after, StringComparison.Ordinal);
        Assert.Equal(4, (await JudgementsAsync()).Select(j => (j.Stage, j.Order)).Distinct().Count());
    }

    [Fact]
    public async Task What_failed_is_asked_again_only_where_it_is_asked_for_and_the_rest_stays()
    {
        var run = Run([Debate("a"), Debate("b")]);
        await HeardAsync(answer: new FailedVerdict("busy", new("failed", "")), run: run, eachStage: true, bothOrders: true);
        var judge = new Asked(_ => new(new TieVerdict(new("counted", "equal"))));

        await new Rejudging(run, new StoredHearings(run, [judge]).Of) { RetryFailed = true, Only = id => id == "a" }.RunAsync(cancellationToken: Token);

        var judgements = await JudgementsAsync();
        Assert.Equal(8, judgements.Count);
        Assert.Equal(("a", 2, StoredJudgement.AsPlayed), Assert.Single(judgements.Where(j => j.ParseStatus == "tie").Select(j => (j.DebateId, j.Stage, j.Order))));
    }

    [Fact]
    public async Task Judgements_come_in_one_order_however_many_debates_are_judged_at_a_time()
    {
        StoredDebate[] debates = [.. Enumerable.Range(0, 300).Select(i => Debate($"d{i}") with { Seed = $"{i}" })];
        var drawing = new Asked(async @case =>
        {
            await Task.Yield();
            return new DecidedVerdict(Credences.OfYes(@case.Seed.CreateRandom().NextDouble()), new("counted", "drawn"));
        });
        var files = new List<string>();
        foreach (var parallelism in new[] { 1, 8 })
        {
            var run = Run(debates);
            var rejudging = new Rejudging(run, new StoredHearings(run, [drawing]).Of) { EachStage = true, BothOrders = true, Parallelism = parallelism };
            await rejudging.RunAsync(cancellationToken: Token);
            files.Add(File.ReadAllText(_folder["run", "judgements.jsonl"]));
        }

        Assert.Equal(files[0], files[1]);
        Assert.Equal(1200, files[0].Count(c => c == '\n'));
    }

    [Fact]
    public async Task Cancelled_it_stops_and_what_was_judged_stays()
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        var run = Run([.. Enumerable.Range(0, 100).Select(i => Debate($"d{i}"))]);
        var judge = new Asked(_ =>
        {
            if (++count == 20)
            {
                source.Cancel();
            }

            source.Token.ThrowIfCancellationRequested();
            return new(new TieVerdict(new("counted", "")));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Rejudging(run, new StoredHearings(run, [judge]).Of) { Parallelism = 1 }.RunAsync(cancellationToken: source.Token));

        var judgements = await JudgementsAsync();
        Assert.InRange(judgements.Count, 0, 19);
        Assert.DoesNotContain(judgements, j => j.ParseStatus == "failed");
        Assert.Equal(judgements.Count, judgements.Select(j => j.DebateId).Distinct().Count());
    }

    [Theory]
    [InlineData("nowhere", "3", "turn 0")]
    [InlineData("/", "many", "turn 0")]
    public async Task A_debate_that_cannot_be_read_as_one_is_named(string address, string value, string telling)
    {
        var debate = Debate("spoilt");
        var run = Run([debate with { Turns = [debate.Turns[0] with { Claims = [new("count", address, value)] }] }]);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Rejudging(run, new StoredHearings(run, [new Asked(_ => throw new InvalidOperationException())]).Of).RunAsync(cancellationToken: Token));

        Assert.Contains("spoilt", error.Message, StringComparison.Ordinal);
        Assert.Contains(telling, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_found_in_whatever_order_they_stand()
    {
        var run = Run([Debate("a"), Debate("b"), Debate("c"), Debate("d")], keys: [Key("d", 1), Key("a", 0), Key("b", 1)]);
        var first = new Asked(_ => new(new DecidedVerdict(new Credences(.9, .1), new("counted", ""))));

        var totals = await new Rejudging(run, new StoredHearings(run, [first]).Of).RunAsync(cancellationToken: Token);

        Assert.Equal([true, false, null, false], (await JudgementsAsync()).Select(j => j.Correct));
        Assert.Equal((1L, 3L), (totals[0].Right, totals[0].Scored));
    }

    private async Task<List<JudgeCase>> HeardAsync(
        StoredDebate[]? debates = null, Verdict? answer = null, StoredRun? run = null, bool eachStage = false, bool bothOrders = false)
    {
        var heard = new List<JudgeCase>();
        var judge = new Asked(@case =>
        {
            heard.Add(@case);
            return new(answer ?? new TieVerdict(new("counted", "equal")));
        });
        run ??= Run(debates ?? [Debate("d")], keys: [Key("d", 0)]);
        await new Rejudging(run, new StoredHearings(run, [judge]).Of) { EachStage = eachStage, BothOrders = bothOrders, Parallelism = 1 }
            .RunAsync(cancellationToken: Token);
        return heard;
    }

    private async Task<List<StoredJudgement>> JudgementsAsync() =>
        await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Token).ToListAsync(Token);

    private StoredRun Run(StoredDebate[] debates, StoredKey[]? keys = null, StoredNode[]? nodes = null) => Stores.Of(
        _folder["run"],
        ("debates.jsonl", [.. debates.SelectMany(StoreFormats.Debates.Write)]),
        ("judgements.jsonl", []),
        ("keys.jsonl", [.. (keys ?? []).SelectMany(StoreFormats.Keys.Write)]),
        ("nodes.jsonl", [.. (nodes ?? []).SelectMany(StoreFormats.Nodes.Write)]));

    private static StoredKey Key(string debate, int correct) => new(StoredKey.CurrentSchema, "run", debate, correct, null);

    private static StoredNode Node(string address, string text) => new(StoredNode.CurrentSchema, "run", "t", address, text);

    private static StoredDebate Debate(string id)
    {
        StoredTurn Says(int turn, int round, string role, string text) => new(
            turn, round, role, role == "judge" ? "feedback" : "argue", text, null,
            [new("/2/0", "knife", CitationStatus.Exact, 4, 3)], [new("count", "/", "3,-17")], null, ["/"], null, null, null)
        {
            AtOnce = role != "judge",
        };
        return RandomStored.Plain with
        {
            DebateId = id,
            QuestionId = "q",
            QuestionText = "Who did it?",
            Answers = ["the butler", "the cook"],
            TreeId = "t",
            Seed = "7",
            Rounds = 2,
            Sides = [new("A", "a", 0, null, true), new("B", "b", 1, null, false)],
            Turns =
            [
                Says(0, 0, "debater_a", "A1"), Says(1, 0, "debater_b", "B1"), Says(2, 0, "judge", "I lean to A."),
                Says(3, 1, "debater_a", "A2"), Says(4, 1, "debater_b", "B2"), Says(5, 1, "judge", "A it is."),
            ],
        };
    }

    private sealed class Asked(Func<JudgeCase, ValueTask<Verdict>> answer) : IJudge
    {
        public string Name => "asked";

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) => answer(@case);
    }
}
