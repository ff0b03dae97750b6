using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Tests.Judging;

/// <summary>What a judge saw while a debate was played, and what a later judge sees of its record, as played and mirrored.</summary>
public sealed class StoredCaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ToyWorld _world = ToyWorld.Small();

    public static TheoryData<string> Protocols { get; } = [.. All.Select(p => p.ToString()!)];

    private static IProtocol[] All =>
    [
        new JudgeAlone(), new JudgeAlone(Expert: true), new Consultancy(2), new DoubleConsultancy(2), new SequentialDebate(1), new SequentialDebate(2),
        new SimultaneousDebate(2), new Interactive(), new Interactive(Sides: 1), new CrossExamination(), new Recourse(2), new ProverEstimator(), new RecursiveDebate(),
        new OpenChoice(new SequentialDebate(2)), new Limited(new SimultaneousDebate(1), new HouseRules { Words = 50 }),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_protocol_is_among_them() => Assert.Equal(
        typeof(IProtocol).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IProtocol))).Select(t => t.Name).Order(),
        All.Select(p => p.GetType().Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_later_judge_is_handed_what_the_judges_of_the_debate_were_handed_in_either_order(string protocol)
    {
        var (own, other, later) = (new Recording("own"), new Recording("other"), new Recording("later"));
        var debate = await PlayAsync(protocol, own, other);
        var run = StoredRun.Open(_folder["run"]);

        await new Rejudging(run, new StoredHearings(run, [later]).Of) { BothOrders = true, SideNames = SideNaming.Keep, Parallelism = 1 }.RunAsync(cancellationToken: Token);

        var (played, mirrored) = (Told(later.Last(mirrored: false)!), Told(later.Last(mirrored: true)!));
        Assert.Equal(played, Told(own.Last(mirrored: false)!));
        Assert.Equal(played, Told(other.Last(mirrored: false)!));
        if (debate.Sides.Count == 2)
        {
            Assert.Equal(mirrored, Told(own.Last(mirrored: true)!));
            Assert.Equal(mirrored, Told(other.Last(mirrored: true)!));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Mirrored_every_speech_is_after_all_that_its_speaker_had_heard(string protocol)
    {
        var judge = new Recording("judge");
        List<SpeakingTurn> asked = [];
        await PlayAsync(protocol, judge, new Recording("other"), asked.Add);

        var order = (judge.Last(mirrored: true) ?? judge.Last(mirrored: false)!.Mirror()).Turns.Select(t => t.Text).ToList();
        var said = judge.Last(mirrored: false)!.Turns;
        Assert.Equal(said.Select(t => t.Text).Order(), order.Order());
        Assert.All(asked, turn => Assert.All(
            turn.Heard, heard => Assert.True(order.IndexOf(heard.Text) < order.FindIndex(t => t.EndsWith(Words(turn), StringComparison.Ordinal)), heard.Text)));
    }

    [Fact]
    public async Task Speeches_that_were_made_at_once_change_places()
    {
        var judge = new Recording("judge");
        await PlayAsync(new SimultaneousDebate(2).ToString(), judge, new Recording("other"));

        Assert.Equal([0, 0, 1, 1], judge.Last(mirrored: false)!.Turns.Select(t => t.Round));
        Assert.Equal(["A", "B", "A", "B"], judge.Last(mirrored: true)!.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 0, 3, 2], judge.Last(mirrored: true)!.Turns.Select(t => judge.Last(mirrored: false)!.Turns.ToList().FindIndex(o => o.Text == t.Text)));
    }

    // Lines of earlier versions do not say which speeches were made at once; their protocols do.
    [Theory]
    [InlineData("SimultaneousDebate { Rounds = 1 }", "argue", "B1 A1")]
    [InlineData("Limited { Protocol = SimultaneousDebate { Rounds = 1 }, Rules = none }", "argue", "B1 A1")]
    [InlineData("SequentialDebate { Rounds = 1 }", "argue", "A1 B1")]
    [InlineData("RecursiveDebate { MaxDepth = 4096 }", "open", "A1 B1")]
    [InlineData("debate", "argue", "A1 B1")]
    public void A_line_of_an_earlier_version_is_mirrored_by_its_protocol(string protocol, string task, string order)
    {
        StoredTurn Says(int turn, string role, string text) => new(turn, 0, role, task, text, null, [], [], null, [], null, null, null);
        var debate = ToyDebates.Plain with
        {
            Protocol = protocol,
            Rounds = 1,
            Sides = [new("A", "a", 0, null, true), new("B", "b", 1, null, false)],
            Turns = [Says(0, "debater_a", "A1"), Says(1, "debater_b", "B1")],
        };

        var @case = StoredCase.Of(debate, new(_world.Question, _world.Tree, []), 1, StoredJudgement.Mirrored);

        Assert.Equal(order, string.Join(' ', @case.Turns.Select(t => t.Text)));
        Assert.Equal(DebateSetup.UsualJudgeBudget, @case.Reader.Budget);
    }

    private async Task<StoredDebate> PlayAsync(string name, IJudge own, IJudge other, Action<SpeakingTurn>? asked = null)
    {
        var (liar, honest) = (new Speaker(new ToyDebater(_world, 1), asked), new Speaker(new ToyDebater(_world, 0), asked));
        var settings = new DebateSeriesSettings { Protocol = All.Single(p => p.ToString() == name), JudgeBudget = new(3, 1_000), Concurrency = 1 };
        var series = new DebateSeries([new(_world.Question, _world.Tree, "t", 0, 1)], liar, honest, [own, other], settings, new Seed(1)) { RunId = "run" };
        using (var writer = RunWriter.Create(_folder["run"], Stores.Info, new(OpenRun.CurrentSchema, "debates", 2)))
        {
            await series.RunAsync(writer, cancellationToken: Token);
            await writer.CloseAsync(Token);
        }

        // A lone consultant argues for one answer and then for the other; judges remember the second debate.
        var debates = await StoredRun.Open(_folder["run"]).ReadDebatesAsync(Token).ToListAsync(Token);
        Assert.All(debates, d => Assert.True(d.Status == "finished", d.Error));
        return debates[^1];
    }

    private static string Words(SpeakingTurn turn) => $"As {turn.Label} in round {turn.Round} I {turn.Task}, having heard {turn.Heard.Count}.";

    private static string Told(JudgeCase @case) => string.Join('\n',
    [
        $"{@case.Question.Id} {@case.Question.Text} {string.Join('|', @case.Question.Answers.Texts)} listed {string.Join(',', @case.ListedAnswers)}",
        .. @case.Positions.Select(p => $"{p}"),
        .. @case.Turns.Select(t => $"{t.Round} {t.Speaker} {t.Task} at once {t.AtOnce} {t.Text} {t.Contested} {t.CallId} " + string.Join('|', [.. t.Citations, .. t.Claims, .. t.Read, .. t.Candidates ?? []])),
        $"{@case.Reader.Budget} {@case.Seed} expert {@case.IsExpert} mirrored {@case.IsMirrored}",
    ]);

    /// <summary>Says what a toy debater says, in words of its own, and picks the liar's answer or the other one.</summary>
    private sealed class Speaker(ToyDebater inner, Action<SpeakingTurn>? asked) : IPositionPicker
    {
        public string Name => inner.Name;

        public ValueTask<Position> PickAsync(Question question, Position? taken, TreeReader reader, Seed seed, CancellationToken cancellationToken = default) =>
            new(new AnswerPosition(taken is null ? 0 : 1));

        public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
        {
            if (asked is not null)
            {
                lock (asked)
                {
                    asked(turn);
                }
            }

            return await inner.SpeakAsync(turn, cancellationToken) with
            {
                Text = Words(turn),
                Citations = [new(NodeAddress.Parse("/0/0"), "holds 1")],
                Candidates = [new(Words(turn), 1), new("less", .5)],
                CallId = $"call {turn.Label}{turn.Round}",
            };
        }
    }

    private sealed class Recording(string name) : IInquiringJudge
    {
        private readonly List<JudgeCase> _cases = [];

        public string Name => name;

        public JudgeCase? Last(bool mirrored) => _cases.FindLast(c => c.IsMirrored == mirrored);

        public ValueTask<string?> InquireAsync(JudgeCase @case, CancellationToken cancellationToken = default) => new($"What of round {@case.Turns[^1].Round}?");

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
        {
            _cases.Add(@case);
            return new(new DecidedVerdict(new(.3, .7), new("recorded", "")));
        }
    }
}
