using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Judging;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Tests.Judging;

public sealed class TrainedJudgeTests : IDisposable
{
    private static readonly TrainedJudgeSettings Quick = new(Hidden: 4, Buckets: 8, Steps: 150, Rate: .05);

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task It_learns_to_believe_the_side_whose_quotes_hold()
    {
        var judge = Fit();

        Assert.True(await YesAsync(judge, Case(yesHolds: true)) > .9);
        Assert.True(await YesAsync(judge, Case(yesHolds: false)) < .1);
    }

    [Fact]
    public async Task Sides_that_change_positions_change_credences()
    {
        var judge = Fit();
        var played = Case(yesHolds: true);
        var exchanged = played with { Positions = [("A", played.Positions[1].Position), ("B", played.Positions[0].Position)] };

        Assert.Equal(await YesAsync(judge, played), 1 - await YesAsync(judge, exchanged), 12);
    }

    [Fact]
    public async Task What_the_sides_are_called_does_not_matter()
    {
        var judge = Fit();
        var played = Case(yesHolds: true);
        static string Other(string label) => label == "A" ? "B" : "A";
        var renamed = played with
        {
            Positions = [.. played.Positions.Select(p => (Other(p.Label), p.Position))],
            Turns = [.. played.Turns.Select(t => t with { Speaker = Other(t.Speaker) })],
        };

        Assert.Equal(await YesAsync(judge, played), await YesAsync(judge, renamed));
    }

    [Fact]
    public async Task Saved_and_loaded_it_is_the_same_judge_to_the_last_bit()
    {
        var judge = Fit();
        judge.Save(_file);
        var loaded = TrainedJudge.Load(_file);

        Assert.Equal(judge.Name, loaded.Name);
        Assert.Equal(await YesAsync(judge, Case(true)), await YesAsync(loaded, Case(true)));
        Assert.Throws<IOException>(() => judge.Save(_file));
    }

    [Fact]
    public void The_same_examples_and_seed_give_the_same_weights()
    {
        Assert.Equal(Fit().Name, Fit().Name);
        Assert.NotEqual(Fit().Name, Fit(seed: 2).Name);
    }

    [Fact]
    public async Task A_consultant_is_believed_or_not_and_with_nobody_to_hear_it_abstains()
    {
        var judge = TrainedJudge.Fit(
            [.. Enumerable.Range(0, 60).Select(i => (Debate(i, holds: i % 3 > 0, sides: 1), Credences.OfYes(i % 3 > 0 ? 1 : 0)))], Quick, new Seed(1));
        var consulted = Case(yesHolds: true) with { Positions = [("B", new AnswerPosition(1))] };

        Assert.True(await YesAsync(judge, consulted) > .8);
        Assert.IsType<AbstainedVerdict>(await judge.JudgeAsync(consulted with { Positions = [], Turns = [] }, Token));
    }

    [Fact]
    public async Task Its_verdict_says_how_far_it_believed_whom()
    {
        var verdict = await Fit().JudgeAsync(Case(yesHolds: true), Token);

        Assert.Equal("trained", verdict.Source.Method);
        Assert.Matches("^Believed: A [01][.][0-9]{4}, B [01][.][0-9]{4}[.]$", verdict.Source.Raw);
    }

    [Fact]
    public async Task A_position_on_no_answer_is_refused() => await Assert.ThrowsAsync<ArgumentException>(
        () => Fit().JudgeAsync(Case(true) with { Positions = [("A", new AnswerPosition(2))] }, Token).AsTask());

    [Fact]
    public void Examples_that_do_not_fit_one_another_are_refused_by_name()
    {
        var good = Enumerable.Range(0, 12).Select(i => (Debate(i, true), Credences.OfYes(1))).ToArray();

        Assert.Contains("at least 10", Refused(good[..9]), StringComparison.Ordinal);
        Assert.Contains("Debate d0012", Refused([.. good, (Debate(12, true, sides: 1), Credences.OfYes(1))]), StringComparison.Ordinal);
        Assert.Contains("Debate d0012", Refused([.. good, (Debate(12, true), Credences.Uniform(3))]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TrainedJudge.Fit(good, new() { HeldOut = 1 }, new Seed(1)));
        Assert.Throws<ArgumentException>(() => TrainedJudge.Fit(good, new() { Rate = double.NaN }, new Seed(1)));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "object")]
    [InlineData("{\"schema\":\"ltp.trained-judge/2\",\"hidden\":0,\"buckets\":0,\"weights\":[]}", "schema")]
    [InlineData("{\"schema\":\"ltp.trained-judge/1\",\"hidden\":-1,\"buckets\":0,\"weights\":[]}", "hidden")]
    [InlineData("{\"schema\":\"ltp.trained-judge/1\",\"hidden\":0,\"buckets\":99999,\"weights\":[]}", "buckets")]
    [InlineData("{\"schema\":\"ltp.trained-judge/1\",\"hidden\":0,\"buckets\":0,\"weights\":[[1],[2]]}", "weights")]
    [InlineData("{\"schema\":\"ltp.trained-judge/1\",\"hidden\":0,\"buckets\":0,\"weights\":[[\"NaN\"],[2]]}", "weights")]
    [InlineData("{\"schema\":\"ltp.trained-judge/1\",\"hidden\":0,\"buckets\":0}", "weights")]
    public void A_file_that_holds_something_else_is_refused_by_its_field(string json, string field)
    {
        File.WriteAllText(_file, json);
        var error = Assert.Throws<InvalidDataException>(() => TrainedJudge.Load(_file));

        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
    }

    private static string Refused((Transcript, Credences)[] examples) =>
        Assert.Throws<ArgumentException>(() => TrainedJudge.Fit(examples, null, new Seed(1))).Message;

    private static TrainedJudge Fit(ulong seed = 1) => TrainedJudge.Fit(
        [.. Enumerable.Range(0, 60).Select(i => (Debate(i, holds: i % 2 == 0), Credences.OfYes(i % 2 == 0 ? 1 : 0)))], Quick, new Seed(seed));

    private static async Task<double> YesAsync(TrainedJudge judge, JudgeCase @case) =>
        Assert.IsType<DecidedVerdict>(await judge.JudgeAsync(@case, Token)).Credences[1];

    /// <summary>B speaks for yes with a quote that holds or does not, A for no with one that does otherwise.</summary>
    private static Turn[] Turns(bool yesHolds) => [Quoting("A", !yesHolds), Quoting("B", yesHolds)];

    private static Turn Quoting(string speaker, bool holds) => new(
        0, speaker, SpeakingTask.Argue, "So it says.",
        [new(new(NodeAddress.Root, "words"), holds ? CitationStatus.Exact : CitationStatus.NotFound, null)], [], null, []);

    private static JudgeCase Case(bool yesHolds) => new(
        new Question("q", "So?", AnswerSet.NoYes),
        [("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))],
        Turns(yesHolds),
        new(new ImplicitTree(Small.Book.Unpack(Small.Book.Propose(new Seed(1).CreateRandom()))), new(1, 1)),
        new Seed(1));

    /// <summary>Seats are drawn, so that only what holds tells the sides apart.</summary>
    private static Transcript Debate(int number, bool holds, int sides = 2)
    {
        var arrangement = Arrangement.Draw(new Seed((ulong)number));
        Side[] all = [new("A", "a", new AnswerPosition(0), !arrangement.SpeakersSwapped), new("B", "b", new AnswerPosition(1), arrangement.SpeakersSwapped)];
        var turns = Turns(holds);
        return new()
        {
            DebateId = string.Create(CultureInfo.InvariantCulture, $"d{number:D4}"),
            Protocol = "p",
            QuestionId = "q",
            QuestionText = "So?",
            Answers = AnswerSet.NoYes.Texts,
            Latent = null,
            Arrangement = arrangement,
            Seed = 1,
            Sides = sides == 1 ? [all[1]] : arrangement.ListingSwapped ? [all[1], all[0]] : all,
            Judge = "j",
            Turns = sides == 1 ? [turns[1]] : arrangement.SpeakersSwapped ? [turns[1], turns[0]] : turns,
            JudgeRead = [],
            JudgeCharacters = 0,
            Unpacks = 0,
            Verdict = new TieVerdict(new("m", "r")),
        };
    }
}
