using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Tests.Judging;

/// <summary>What is added to the store when stored debates are judged again.</summary>
public sealed class RejudgingTests : IDisposable
{
    private readonly JudgedRun _run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_judge_that_throws_has_failed_and_the_next_debate_is_judged()
    {
        var judge = new ScriptedJudge(@case => @case.Turns.Count == 0 ? throw new TimeoutException("no answer") : new(new TieVerdict(new("counted", "equal"))));
        var run = _run.Write([JudgedRun.Debate("a") with { Turns = [] }, JudgedRun.Debate("b")]);

        var totals = await new Rejudging(run, new StoredHearings(run, [judge]).Of).RunAsync(cancellationToken: Token);

        var judgements = await _run.JudgementsAsync();
        Assert.Equal(["failed", "tie"], judgements.Select(j => j.ParseStatus));
        Assert.Equal(("TimeoutException: no answer", null), (judgements[0].Error, judgements[0].Raw));
        Assert.Equal([("failed", 1L), ("tie", 1L)], Assert.Single(totals).ByStatus.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task Credences_for_other_answers_are_a_failure()
    {
        await _run.HeardAsync(answer: new DecidedVerdict(Credences.Uniform(3), new("counted", "")));

        Assert.Contains("a credence for each answer", Assert.Single(await _run.JudgementsAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_judged_before_is_not_asked_again_and_stays_as_it_is()
    {
        await _run.HeardAsync();
        var before = File.ReadAllText(_run.Judgements);

        var heard = await _run.HeardAsync(eachStage: true, bothOrders: true, run: StoredRun.Open(_run.Path));

        Assert.Equal(3, heard.Count);
        var after = File.ReadAllText(_run.Judgements);
        Assert.Contains(before, after, StringComparison.Ordinal);
        Assert.Equal(4, (await _run.JudgementsAsync()).Select(j => (j.Stage, j.Order)).Distinct().Count());
    }

    [Fact]
    public async Task What_failed_is_asked_again_only_where_it_is_asked_for_and_the_rest_stays()
    {
        var run = _run.Write([JudgedRun.Debate("a"), JudgedRun.Debate("b")]);
        await _run.HeardAsync(answer: new FailedVerdict("busy", new("failed", "")), run: run, eachStage: true, bothOrders: true);
        var judge = new ScriptedJudge(_ => new(new TieVerdict(new("counted", "equal"))));

        await new Rejudging(run, new StoredHearings(run, [judge]).Of) { RetryFailed = true, Only = id => id == "a" }.RunAsync(cancellationToken: Token);

        var judgements = await _run.JudgementsAsync();
        Assert.Equal(8, judgements.Count);
        Assert.Equal(("a", 2, StoredJudgement.AsPlayed), Assert.Single(judgements.Where(j => j.ParseStatus == "tie").Select(j => (j.DebateId, j.Stage, j.Order))));
    }

    [Fact]
    public async Task Judgements_come_in_one_order_however_many_debates_are_judged_at_a_time()
    {
        StoredDebate[] debates = [.. Enumerable.Range(0, 300).Select(i => JudgedRun.Debate($"d{i}") with { Seed = $"{i}" })];
        var drawing = new ScriptedJudge(async @case =>
        {
            await Task.Yield();
            return new DecidedVerdict(Credences.OfYes(@case.Seed.CreateRandom().NextDouble()), new("counted", "drawn"));
        });
        var files = new List<string>();
        foreach (var parallelism in new[] { 1, 8 })
        {
            var run = _run.Write(debates);
            var rejudging = new Rejudging(run, new StoredHearings(run, [drawing]).Of) { EachStage = true, BothOrders = true, Parallelism = parallelism };
            await rejudging.RunAsync(cancellationToken: Token);
            files.Add(File.ReadAllText(_run.Judgements));
        }

        Assert.Equal(files[0], files[1]);
        Assert.Equal(1200, files[0].Count(c => c == '\n'));
    }

    [Fact]
    public async Task Cancelled_it_stops_and_what_was_judged_stays()
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        var run = _run.Write([.. Enumerable.Range(0, 100).Select(i => JudgedRun.Debate($"d{i}"))]);
        var judge = new ScriptedJudge(_ =>
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

        var judgements = await _run.JudgementsAsync();
        Assert.InRange(judgements.Count, 0, 19);
        Assert.DoesNotContain(judgements, j => j.ParseStatus == "failed");
        Assert.Equal(judgements.Count, judgements.Select(j => j.DebateId).Distinct().Count());
    }

    [Theory]
    [InlineData("nowhere", "3", "turn 0")]
    [InlineData("/", "many", "turn 0")]
    public async Task A_debate_that_cannot_be_read_as_one_is_named(string address, string value, string telling)
    {
        var debate = JudgedRun.Debate("spoilt");
        var run = _run.Write([debate with { Turns = [debate.Turns[0] with { Claims = [new("count", address, value)] }] }]);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Rejudging(run, new StoredHearings(run, [new ScriptedJudge(_ => throw new InvalidOperationException())]).Of).RunAsync(cancellationToken: Token));

        Assert.Contains("spoilt", error.Message, StringComparison.Ordinal);
        Assert.Contains(telling, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_found_in_whatever_order_they_stand()
    {
        var run = _run.Write([JudgedRun.Debate("a"), JudgedRun.Debate("b"), JudgedRun.Debate("c"), JudgedRun.Debate("d")], keys: [JudgedRun.Key("d", 1), JudgedRun.Key("a", 0), JudgedRun.Key("b", 1)]);
        var first = new ScriptedJudge(_ => new(new DecidedVerdict(new Credences(.9, .1), new("counted", ""))));

        var totals = await new Rejudging(run, new StoredHearings(run, [first]).Of).RunAsync(cancellationToken: Token);

        Assert.Equal([true, false, null, false], (await _run.JudgementsAsync()).Select(j => j.Correct));
        Assert.Equal((1L, 3L), (totals[0].Right, totals[0].Scored));
    }
}
