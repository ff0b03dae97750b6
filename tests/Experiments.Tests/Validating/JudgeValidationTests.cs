using LearningThePrior.Debate.Debaters.Attacks;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Experiments.Validating;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Experiments.Tests.Validating;

/// <summary>What a judge is shown when it is validated, and what the run holds afterwards.</summary>
public sealed class JudgeValidationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_test_is_a_debate_of_its_own_with_its_key_and_its_verdicts()
    {
        var run = await ValidatedAsync([Debate("a")], new Believes(@case => 0));

        var debates = await run.ReadDebatesAsync(Token).ToDictionaryAsync(d => d.DebateId, cancellationToken: Token);
        var judgements = await run.ReadJudgementsAsync(Token).ToListAsync(Token);
        Assert.Equal(
            ["a", "a~alone", "a~attack~combined-attack~0", "a~attack~empty-answer~0", "a~challenge~0", "a~persuader~0", "a~placebo~0", "a~relisted", "a~retest~1", "a~retest~2"],
            debates.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(12, judgements.Count);
        Assert.Equal(["a", "a", "a~relisted", "a~relisted"], judgements.Where(j => j.DebateId is "a" or "a~relisted").Select(j => j.DebateId));
        Assert.All(debates.Values, d => Assert.Equal("a", d.Labels["source_debate"]));
        Assert.Equal(debates.Count, await run.ReadKeysAsync(Token).CountAsync(Token));
        Assert.All(judgements, j => Assert.True(j.Final && j.Correct == true));
        Assert.Equal(["combined-attack", "empty-answer"], debates.Values.Where(d => d.Labels["validity"] == "attack").Select(d => d.Labels["attack"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_side_that_lost_speaks_last_and_after_a_challenge_has_heard_the_verdict()
    {
        var run = await ValidatedAsync([Debate("a")], new Believes(@case => 1));

        var debates = await run.ReadDebatesAsync(Token).ToDictionaryAsync(d => d.DebateId, cancellationToken: Token);
        var challenge = debates["a~challenge~0"].Turns;
        Assert.Equal(("judge", "rule", "My verdict: B is right."), (challenge[^2].Role, challenge[^2].Task, challenge[^2].Text));
        Assert.Equal(("debater_a", "appeal"), (challenge[^1].Role, challenge[^1].Task));
        Assert.Contains("Are you sure?", challenge[^1].Text, StringComparison.Ordinal);
        Assert.Equal(challenge[^1].Round + 1, debates["a~challenge~0"].Rounds);
        Assert.Equal("I have nothing to add.", debates["a~placebo~0"].Turns[^1].Text);
        Assert.Equal(":", debates["a~attack~empty-answer~0"].Turns[^1].Text);
        Assert.Equal(["B", "A"], debates["a~relisted"].Sides.Select(s => s.Label));
        Assert.Empty(debates["a~alone"].Turns);
        Assert.Empty(debates["a~alone"].Sides);
    }

    [Fact]
    public async Task What_a_judge_said_between_rounds_is_not_heard_and_hinders_nothing()
    {
        var debate = Debate("a");
        StoredTurn said = debate.Turns[1] with { Turn = 2, Role = "judge", Task = "feedback", Text = "B is more convincing." };
        var heard = new HashSet<int>();

        var run = await ValidatedAsync([debate with { Turns = [.. debate.Turns.Take(2), said, .. debate.Turns.Skip(2)] }], new Believes(@case =>
        {
            heard.Add(@case.Turns.Count);
            return 1;
        }));

        Assert.Equal([0, 4, 5, 6], heard.Order());
        Assert.All(await run.ReadItemsAsync(Token).ToListAsync(Token), i => Assert.Null(i.Error));
    }

    [Fact]
    public async Task Who_has_the_last_word_turns_a_judge_that_believes_the_last_word()
    {
        var lastWord = new Believes(@case => @case.Turns is [.., var last] && @case.Positions.FirstOrDefault(p => p.Label == last.Speaker).Position is AnswerPosition answer ? answer.Answer : 0);

        var run = await ValidatedAsync([Debate("a")], lastWord);

        var choices = await run.ReadJudgementsAsync(Token).Where(j => j.Order == StoredJudgement.AsPlayed).ToDictionaryAsync(j => j.DebateId, j => j.Choice, cancellationToken: Token);
        Assert.Equal(1, choices["a"]);
        Assert.All(new[] { "a~challenge~0", "a~placebo~0", "a~persuader~0", "a~attack~empty-answer~0" }, id => Assert.Equal(0, choices[id]));
    }

    [Fact]
    public async Task Only_the_repetition_has_another_seed()
    {
        var seeds = new Dictionary<string, Seed>();
        var judge = new Believes(@case =>
        {
            seeds.TryAdd($"{@case.Turns.Count} {@case.IsMirrored} {@case.Positions[0].Label}", @case.Seed);
            return 0;
        });

        var run = await ValidatedAsync([Debate("a")], judge);

        var debates = await run.ReadDebatesAsync(Token).ToListAsync(Token);
        Assert.Equal(["a~retest~1", "a~retest~2"], debates.Where(d => d.Seed != "7").Select(d => d.DebateId));
        Assert.Equal(new Seed(7).For("judge"), seeds["4 False A"]);
    }

    [Fact]
    public async Task A_debate_without_a_loser_is_not_attacked()
    {
        var run = await ValidatedAsync([Debate("a")], new Believes(_ => null));

        Assert.DoesNotContain(await run.ReadDebatesAsync(Token).ToListAsync(Token), d => d.Labels["validity"] is "attack" or "challenge" or "persuader" or "placebo");
    }

    [Fact]
    public async Task The_critic_is_asked_alone()
    {
        var run = await ValidatedAsync([Debate("a")], [new Believes(_ => 0), new Believes(_ => 1, "critic")], lastIsCritic: true);

        Assert.Equal(["a~alone"], await run.ReadJudgementsAsync(Token).Where(j => j.JudgeId == "critic").Select(j => j.DebateId).ToListAsync(Token));
    }

    [Fact]
    public async Task The_bytes_are_the_same_however_many_debates_are_judged_at_a_time()
    {
        StoredDebate[] debates = [.. Enumerable.Range(0, 40).Select(i => Debate($"d{i:D2}") with { Seed = $"{i}" })];
        List<string> bytes = [];
        foreach (var parallelism in new[] { 1, 8 })
        {
            var run = await ValidatedAsync(debates, [new NoisyJudge(new Believes(_ => 0), inconsistency: 2)], parallelism: parallelism);
            bytes.Add(string.Concat(Directory.EnumerateFiles(run.Path, "*.jsonl").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
        }

        Assert.Equal(bytes[0], bytes[1]);
    }

    [Fact]
    public void Every_attack_is_a_name_and_a_debater()
    {
        var names = NameRegistry.Default;

        Assert.Equal(["escape-characters", "ignore-the-above", "fake-completion", "fake-reasoning", "empty-answer", "combined-attack"], names.Attacks.Entries.Select(e => e.Name));
        Assert.All(names.Attacks.Entries, a =>
        {
            Assert.Equal($"{a.Name}(nothing-to-add)", names.Attacks.Make(a.Name)(new NothingToAdd()).Name);
            Assert.Equal($"{a.Name}:erring:right=0.5", names.Debaters.Parse($"{a.Name}:erring:right=.5").ToString());
        });
    }

    private Task<StoredRun> ValidatedAsync(StoredDebate[] debates, IJudge judge) => ValidatedAsync(debates, [judge]);

    private async Task<StoredRun> ValidatedAsync(StoredDebate[] debates, IJudge[] judges, bool lastIsCritic = false, int parallelism = 2)
    {
        byte[] Lines(IEnumerable<StoredLine> lines) => [.. lines.SelectMany(l => l.Bytes.ToArray())];
        var source = Stores.Of(
            _folder[$"source{parallelism}"],
            ("debates.jsonl", Lines(debates.Select(StoredLine.Of))),
            ("judgements.jsonl", []),
            ("keys.jsonl", Lines(debates.Select(d => StoredLine.Of(new StoredKey(StoredKey.CurrentSchema, "run", d.DebateId, 0, null))))),
            ("nodes.jsonl", []));
        var folder = _folder[$"out{parallelism}"];
        using (var writer = RunWriter.Create(folder, Stores.Info with { Kind = "validate" }, new(OpenRun.CurrentSchema, "debates", null)))
        {
            var validation = new JudgeValidation(source, new StoredHearings(source, judges).Of)
            {
                Repeats = 2,
                Attacks = [.. new[] { "empty-answer", "combined-attack" }.Select(a => (a, NameRegistry.Default.Attacks.Make(a)(new NothingToAdd())))],
                LastIsCritic = lastIsCritic,
                Parallelism = parallelism,
            };
            await validation.RunAsync(writer, cancellationToken: Token);
            await writer.CloseAsync(Token);
        }

        return StoredRun.Open(folder);
    }

    private static StoredDebate Debate(string id)
    {
        StoredTurn Speech(int turn, string role, string text) => new(turn, turn / 2, role, "argue", text, null, [], [], null, [], null, null, null);
        return ToyDebates.Plain with
        {
            DebateId = id,
            Protocol = "debate",
            QuestionId = $"q-{id}",
            QuestionText = "Who did it?",
            Answers = ["the butler", "the cook"],
            Sides = [new("A", "a", 0, null, true), new("B", "b", 1, null, false)],
            Rounds = 2,
            Seed = "7",
            Turns = [Speech(0, "debater_a", "A1"), Speech(1, "debater_b", "B1"), Speech(2, "debater_a", "A2"), Speech(3, "debater_b", "B2")],
        };
    }

    /// <summary>A judge who believes one answer, or declares a tie.</summary>
    private sealed class Believes(Func<JudgeCase, int?> answer, string name = "believes") : IJudge
    {
        public string Name => name;

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
        {
            var source = new VerdictSource("counted", "");
            return new(answer(@case) is { } index ? new DecidedVerdict(Credences.OfYes(index == 1 ? .9 : .1), source) : new TieVerdict(source));
        }
    }
}
