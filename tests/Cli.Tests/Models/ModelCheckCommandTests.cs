using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Models;

/// <summary><c>ltp models check</c> against a server on loopback.</summary>
public sealed class ModelCheckCommandTests
{
    [Fact]
    public async Task What_the_endpoint_can_do_stands_in_a_table_with_what_was_seen()
    {
        await using var server = await ModelServer.StartAsync(new() { Tools = false });

        var outcome = await Ltp.RunAsync("models", "check", $"test/tiny@{server.Address}");

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Contains("answered by tiny-answered", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"log-probabilities\s+yes\s+1 tokens, up to 7 alternatives each", outcome.Output);
        Assert.Matches(@"tool calls\s+no\s", outcome.Output);
        Assert.Contains("--reading words", outcome.Output, StringComparison.Ordinal);

        // One plain call, one each for log-probabilities, tools and schema, four for seeds.
        Assert.Equal(9, server.Counts.Requests);
    }

    [Fact]
    public async Task Json_is_all_that_is_printed_where_it_is_asked_for()
    {
        await using var server = await ModelServer.StartAsync(new() { LogProbabilities = false });

        var found = JsonDocument.Parse((await Ltp.RunAsync("models", "check", $"test/tiny@{server.Address}", "--json")).Output).RootElement;

        Assert.Equal("tiny-answered", found.GetProperty("answered_by").GetString());
        Assert.Equal("no", found.GetProperty("log_probabilities").GetProperty("answer").GetString());
        Assert.Equal("yes", found.GetProperty("structured_output").GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_model_that_is_not_served_is_refused_in_one_line()
    {
        await using var server = await ModelServer.StartAsync(new() { Models = ["other"] });

        (await Ltp.RunAsync("models", "check", $"test/tiny@{server.Address}")).IsRefused("test/tiny");
    }

    [Fact]
    public async Task A_wrong_key_is_refused_in_one_line_that_does_not_hold_it()
    {
        await using var server = await ModelServer.StartAsync(new() { Key = "sk-right" });

        (await Ltp.RunAsync("models", "check", $"test/tiny@{server.Address}")).IsRefused("test/tiny", "key");
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_before_any_call() =>
        (await Ltp.RunAsync("models", "check", "tiny")).IsRefused("provider/model");
}
