using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public sealed class ConsoleJudgeTests : IDisposable
{
    private readonly ToyWorld _world = ToyWorld.Small();
    private readonly StringWriter _screen = new();

    [Theory]
    [InlineData("70", .3)]
    [InlineData("70 30", .3)]
    [InlineData(" 70%, 30% ", .3)]
    [InlineData("0 100", 1)]
    [InlineData("33.5 66.5", .665)]
    public async Task Percentages_are_credences_in_the_answers_order(string typed, double yes) =>
        Assert.Equal(yes, Assert.IsType<DecidedVerdict>(await Judge(typed)).Credences[1], 12);

    [Fact]
    public async Task Three_rounded_thirds_are_thirds() => Assert.Equal(
        1.0 / 3, Assert.IsType<DecidedVerdict>(await Judge("33 33 33", answers: 3)).Credences[2], 12);

    [Fact]
    public async Task Ties_and_abstentions_are_verdicts()
    {
        Assert.Equal(new TieVerdict(new("human", "Tie", "console/1")), await Judge("Tie"));
        Assert.IsType<AbstainedVerdict>(await Judge("abstain"));
    }

    [Fact]
    public async Task Where_the_input_ends_the_person_abstained() =>
        Assert.Equal(new AbstainedVerdict(new("human", "The input ended.")), await Judge(""));

    [Theory]
    [InlineData("yes")]
    [InlineData("")]
    [InlineData("70 20")]
    [InlineData("101")]
    [InlineData("-5 105")]
    [InlineData("NaN")]
    [InlineData("1e9999 0")]
    [InlineData("50 50 0")]
    [InlineData("tie tie")]
    public async Task What_cannot_be_read_is_asked_again_and_never_guessed(string typed)
    {
        Assert.Equal(.9, Assert.IsType<DecidedVerdict>(await Judge($"{typed}\n10")).Credences[1], 12);
        Assert.Equal(2, _screen.ToString().Split("How likely").Length - 1);
    }

    [Fact]
    public async Task The_person_sees_question_positions_and_speeches_and_nothing_that_moves_the_cursor()
    {
        var turn = new Turn(0, "A", SpeakingTask.Argue, "No.\u001b[2J\u202E\r⟦cut⟧", [], [], null, []);
        await new ConsoleJudge(new StringReader("tie"), _screen).JudgeAsync(
            Cases.Of(_world, turns: turn), TestContext.Current.CancellationToken);

        Assert.StartsWith("""

            Question: Do the leaves sum to more than half their number?
            A defends: no
            B defends: yes

            ⟦A round 0 argue⟧
            No.\u{001B}[2J\u{202E}\u{000D}⟦cut⟧

            How likely in percent: "no", "yes"?
            """.ReplaceLineEndings("\n"), _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_screen.ToString(), c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task A_node_is_read_on_request_within_the_budget()
    {
        var @case = Cases.Of(_world);
        await new ConsoleJudge(new StringReader("read /0/1\nread /1/1\nread 7\ntie"), _screen).JudgeAsync(
            @case, TestContext.Current.CancellationToken);

        Assert.Contains("This leaf holds 0\n", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Your budget does not reach", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"7\" is no address", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal([NodeAddress.Parse("/0/1")], @case.Reader.Shown);
    }

    [Fact]
    public async Task Waiting_for_a_person_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var silent = new SilentReader();
        var judging = new ConsoleJudge(silent, _screen).JudgeAsync(Cases.Of(_world), stop.Token).AsTask();
        await silent.Asked;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => judging);
    }

    [Fact]
    public async Task One_case_is_shown_at_a_time()
    {
        var judge = new ConsoleJudge(new StringReader("10\n20\n30\n40"), _screen);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Cases.JudgeAsync(_world, judge)));

        Assert.Equal([.1, .2, .3, .4], verdicts.Cast<DecidedVerdict>().Select(v => v.Credences[0]).Order(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(4, _screen.ToString().Split("> \nQuestion").Length);
    }

    private Task<Verdict> Judge(string typed, int answers = 2) =>
        Cases.JudgeAsync(_world, new ConsoleJudge(new StringReader(typed), _screen), answers);

    /// <summary>A human who never answers, until the test is over.</summary>
    private sealed class SilentReader : TextReader
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _over = new();

        public Task Asked => _asked.Task;

        public override string? ReadLine()
        {
            _asked.SetResult();
            _over.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _over.Set();
            base.Dispose(disposing);
        }
    }

    public void Dispose() => _screen.Dispose();
}
