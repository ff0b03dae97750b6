using System.ClientModel;
using System.ClientModel.Primitives;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Debate;
using LearningThePrior.Evaluation.Tests.Toys;
using LearningThePrior.Judges;
using LearningThePrior.ModelServing;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Transcripts.Checking;
using LearningThePrior.Transcripts.Tests.Toys;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using OpenAI;

namespace LearningThePrior.Evaluation.Tests;

/// <summary>A debate as a metric of a test project. Expected numbers by hand from the rules of the judges named.</summary>
public sealed class DebateEvaluatorTests
{
    private const string Document = "At two in the morning a raft of logs struck the pier, and the arch fell within a minute.";
    private static readonly ChatResponse Response = new(new ChatMessage(ChatRole.Assistant, "A raft of logs struck the pier."));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_metric_is_the_credence_of_a_judge_by_program_whatever_the_seats_and_orders()
    {
        // QuoteJudge: (100 + quoted characters) of each side over their sum; only who argues for the response has a quote that holds.
        var quoted = "a raft of logs struck the pier".Length;
        var settings = new DebateEvaluatorSettings { Debater = new Quoter("a raft of logs struck the pier", forAnswer: 1), Judge = new QuoteJudge() };

        var result = await EvaluateAsync(settings);

        Assert.Equal((100.0 + quoted) / (200 + quoted), Credence(result).Value!.Value, 12);
        Assert.True(result.Get<BooleanMetric>(DebateEvaluator.VerdictMetricName).Value);
        Assert.Equal(1, result.Get<NumericMetric>(DebateEvaluator.AgreementMetricName).Value);
        Assert.Equal("4 verdicts, of 2 debates", result.Get<NumericMetric>(DebateEvaluator.AgreementMetricName).Reason);
        Assert.Equal((EvaluationRating.Average, false), (Credence(result).Interpretation!.Rating, Credence(result).Interpretation!.Failed));
        Assert.Contains(Credence(result).Diagnostics!, d => d.Message == "4 of 4 quotes stand where they are said to.");
        Assert.Contains("⟦cite /0 exact⟧", ((TextContent)Credence(result).Context!["Debate 1"].Contents[0]).Text, StringComparison.Ordinal);
        Assert.Equal(("quote", "quoter"), (Credence(result).Metadata!["judge"], Credence(result).Metadata!["debater_a"]));
    }

    [Fact]
    public async Task A_judge_swayed_by_the_label_decides_nothing_and_shows_in_the_diagnostics()
    {
        // .75 for whoever is called A, who argues for the response in two of four verdicts: (.75 + .25 + .25 + .75) / 4.
        var result = await EvaluateAsync(new() { Debater = new Quoter(Document, forAnswer: 1), Judge = new RuledJudge(c => new DecidedVerdict(Credences.OfYes(ForResponse(c) == "A" ? .75 : .25), RuledJudge.Source)) });

        Assert.Equal(.5, Credence(result).Value);
        Assert.Null(result.Get<BooleanMetric>(DebateEvaluator.VerdictMetricName).Value);
        Assert.Null(result.Get<NumericMetric>(DebateEvaluator.AgreementMetricName).Value);
        Assert.Equal(2, Credence(result).Diagnostics!.Count(d => d.Message.EndsWith("mirrored: 0.25 for the response.", StringComparison.Ordinal) || d.Message.EndsWith("as played: 0.25 for the response.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_verdict_that_is_none_is_left_out_and_named_and_falls_to_no_side()
    {
        var half = await EvaluateAsync(new() { Debater = new Quoter(Document, forAnswer: 1), Judge = new RuledJudge(c => c.IsMirrored ? new UnparseableVerdict(RuledJudge.Source) : new DecidedVerdict(Credences.OfYes(.2), RuledJudge.Source)) });
        var none = await EvaluateAsync(new() { Debater = new Quoter(Document, forAnswer: 1), Judge = new RuledJudge(_ => new TieVerdict(RuledJudge.Source)) });

        Assert.Equal((.2, EvaluationRating.Unacceptable, true), (Credence(half).Value, Credence(half).Interpretation!.Rating, Credence(half).Interpretation!.Failed));
        Assert.Contains(Credence(half).Diagnostics!, d => d is { Severity: EvaluationDiagnosticSeverity.Warning, Message: "2 of 4 verdicts give no credence and are left out: 2 unparseable." });
        Assert.Equal((null, EvaluationRating.Inconclusive, true), (Credence(none).Value, Credence(none).Interpretation!.Rating, Credence(none).Interpretation!.Failed));
        Assert.Null(none.Get<BooleanMetric>(DebateEvaluator.VerdictMetricName).Value);
    }

    [Fact]
    public async Task With_a_rival_answer_the_sides_argue_for_the_two()
    {
        var judge = new RuledJudge(c => new DecidedVerdict(new([.25, .75]), RuledJudge.Source));

        var result = await new DebateEvaluator(new() { Debater = new Quoter(Document, forAnswer: 1), Judge = judge }).EvaluateAsync(
            [new(ChatRole.User, "What felled the arch?")], Response, null, [new DebateEvaluatorContext(Document, rival: "The flood.")], Token);

        Assert.Equal(.75, Credence(result).Value);
        Assert.All(judge.Cases, c => Assert.Equal(["The flood.", "A raft of logs struck the pier."], c.Question.Answers.Texts));
        Assert.Equal(2, judge.Cases.Count(c => ForResponse(c) == "A"));
    }

    [Fact]
    public async Task Models_of_the_chat_configuration_debate_and_judge_over_the_wire_and_the_run_is_sound()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = server.Address, RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient("tiny").AsIChatClient();
        using var folder = new TemporaryFolder();
        EvaluationResult result;
        await using (var run = EvaluationRun.Create(folder["run"]))
        {
            result = await new DebateEvaluator(new() { Run = run }).EvaluateAsync(
                [new(ChatRole.User, "What felled the arch?")], Response, new ChatConfiguration(client), [new DebateEvaluatorContext(Document)], Token);
        }

        Assert.InRange(Credence(result).Value!.Value, .3, .7); // CredenceBrain gives its favourite .7
        Assert.Equal("openai/tiny", Credence(result).Metadata!["debater_b"]);
        Assert.Empty(await RunCheck.OfAsync(StoredRun.Open(folder["run"]), Token));
        var overall = (await TranscriptAnalysis.OfAsync([folder["run"]], new() { PoolKinds = true }, Token)).Overall;
        Assert.Equal((2, 4, 1), (overall.Debates, overall.Judgements, overall.Questions));
    }

    [Fact]
    public async Task A_model_that_fails_is_an_error_of_the_metric_and_no_verdict()
    {
        await using var server = await ModelServer.StartAsync(new() { Raw = _ => new("""{"error":{"message":"no such model"}}""", 404) });
        using var client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = server.Address, RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient("tiny").AsIChatClient();

        var result = await new DebateEvaluator().EvaluateAsync([new(ChatRole.User, "What felled the arch?")], Response, new ChatConfiguration(client), cancellationToken: Token);

        Assert.Null(Credence(result).Value);
        Assert.True(Credence(result).Interpretation!.Failed);
        Assert.Contains(Credence(result).Diagnostics!, d => d.Severity == EvaluationDiagnosticSeverity.Error && d.Message.Contains("HTTP 404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "It fell.", null, "one of them is empty")]
    [InlineData("Why?", " ", null, "one of them is empty")]
    [InlineData("Why?", "It fell.", "It fell.", "the rival answer is the response itself")]
    [InlineData("Why?", "It fell.", null, "nobody is named to debate")]
    public async Task What_cannot_be_debated_is_refused_before_anybody_is_asked(string request, string response, string? rival, string telling)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(async () => await new DebateEvaluator().EvaluateAsync(
            [new(ChatRole.User, request)], new(new ChatMessage(ChatRole.Assistant, response)), null, [new DebateEvaluatorContext(Document, rival)], Token));

        Assert.Contains(telling, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_is_a_credence() => Assert.Throws<ArgumentOutOfRangeException>(() => new DebateEvaluator(new() { Threshold = 50 }));

    private static string ForResponse(JudgeCase @case) => @case.Positions.Single(p => p.Position is AnswerPosition { Answer: 1 }).Label;

    private static NumericMetric Credence(EvaluationResult result) => result.Get<NumericMetric>(DebateEvaluator.CredenceMetricName);

    private static async Task<EvaluationResult> EvaluateAsync(DebateEvaluatorSettings settings) => await new DebateEvaluator(settings).EvaluateAsync(
        [new(ChatRole.User, "What felled the arch?")], Response, null, [new DebateEvaluatorContext(Document)], Token);
}
