using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Probing;

/// <summary>What an endpoint can do, found out by asking it.</summary>
public sealed class ModelProbeTests
{
    private static readonly Func<System.Text.Json.Nodes.JsonNode, Answer> Usual = new ModelServerOptions().Script;

    // The server calls read_node only, so the probe's own tool is scripted here.
    private static readonly ModelServerOptions Able = new()
    {
        Script = request => request["tools"] is null ? Usual(request) : new("") { Calls = [new("look_up", """{"word":"prior"}""")] },
    };

    [Fact]
    public async Task An_endpoint_that_can_do_all_is_found_to()
    {
        var report = await ProbeAsync(Able);

        Assert.Equal((ProbeAnswer.Yes, ProbeAnswer.Yes, ProbeAnswer.Yes, ProbeAnswer.Yes), Answers(report));
        Assert.Equal("tiny-answered", report.AnsweredBy);
        Assert.Equal("1 tokens, up to 7 alternatives each", report.LogProbabilities.Evidence);
        Assert.Contains("seems", report.Seeds.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_passes_over_or_refuses_what_it_lacks_is_found_to()
    {
        var report = await ProbeAsync(new() { LogProbabilities = false, Tools = false, Schemas = false, Seeds = false });

        Assert.Equal((ProbeAnswer.No, ProbeAnswer.No, ProbeAnswer.No, ProbeAnswer.No), Answers(report));
        Assert.Equal("the reply holds no log-probabilities", report.LogProbabilities.Evidence);
    }

    [Fact]
    public async Task A_tool_that_is_not_called_counts_as_none_and_what_was_said_is_shown_on_one_line()
    {
        var report = await ProbeAsync(new() { Script = _ => new("I will\nnot \u001b[31mdo that." + new string('x', 500)) });

        Assert.Equal(ProbeAnswer.No, report.Tools.Answer);
        Assert.StartsWith("told to call a tool, it said 'I will not  [31mdo that.xxx", report.Tools.Evidence, StringComparison.Ordinal);
        Assert.True(report.Tools.Evidence.Length < 130);
        Assert.Equal(ProbeAnswer.Unclear, report.Seeds.Answer);
    }

    [Fact]
    public async Task A_model_that_does_not_reply_at_all_is_an_error() => Assert.Equal(
        ModelFailure.UnknownModel, (await Assert.ThrowsAsync<ModelException>(() => ProbeAsync(new() { Models = ["other"] }))).Failure);

    private static (ProbeAnswer, ProbeAnswer, ProbeAnswer, ProbeAnswer) Answers(ProbeReport report) =>
        (report.LogProbabilities.Answer, report.Tools.Answer, report.StructuredOutput.Answer, report.Seeds.Answer);

    private static async Task<ProbeReport> ProbeAsync(ModelServerOptions options)
    {
        await using var server = await ModelServer.StartAsync(options);
        using var client = new HttpClient();
        return await ModelProbe.AskAsync(OpenAIModel.Open(new("local", "tiny", server.Address), client, null), TestContext.Current.CancellationToken);
    }
}
