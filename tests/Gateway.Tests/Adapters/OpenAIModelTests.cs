using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Adapters;

/// <summary>Models behind an address: what is sent, and what is made of what comes back.</summary>
public sealed class OpenAIModelTests
{
    private static readonly ModelTool ReadNode = new(
        "read_node",
        "Reads one node.",
        """{"type":"object","properties":{"address":{"type":"string","description":"The node."},"depth":{"type":"integer","minimum":0}},"required":["address"],"additionalProperties":false}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_completion_says_what_was_said_by_whom_at_what_cost()
    {
        await using var server = await ModelServer.StartAsync(new() { Script = _ => new("Snow is white.") { Finish = "length" } });
        using var client = new HttpClient();

        var reply = await Open(server, client).CompleteAsync(Asking("What colour is snow?"), Cancel);

        Assert.Equal("Snow is white.", reply.Text);
        Assert.Equal(FinishReason.Length, reply.Finish);
        Assert.Equal(new(5, 3), reply.Usage); // characters / 4 of "What colour is snow?" and of the reply
        Assert.Equal("tiny-answered", reply.AnsweredBy);
        Assert.Equal((1, false), (reply.Attempts, reply.Replayed));
        Assert.Null(reply.Tokens);
        Assert.Equal("Snow is white.", (string?)JsonNode.Parse(reply.Raw!)!["choices"]![0]!["message"]!["content"]);
    }

    [Fact]
    public async Task Options_left_out_are_not_sent_and_options_set_are()
    {
        await using var server = await ModelServer.StartAsync(new() { Script = _ => new("yes") });
        using var client = new HttpClient();
        var model = Open(server, client);

        await model.CompleteAsync(Asking("bare"), Cancel);
        await model.CompleteAsync(
            Asking("full") with { Options = new() { Temperature = .5, TopP = .25, MaxTokens = 9, Seed = 7, TopLogProbabilities = 3, Schema = new("verdict", """{"type":"object"}""") } },
            Cancel);

        var (bare, full) = (server.Requests[0].Json.AsObject(), server.Requests[1].Json.AsObject());
        Assert.Equal(["messages", "model"], bare.Select(f => f.Key).Order());
        Assert.Equal((.5, .25, 9, 7, 3, true), ((double)full["temperature"]!, (double)full["top_p"]!, (int)full["max_tokens"]!, (int)full["seed"]!, (int)full["top_logprobs"]!, (bool)full["logprobs"]!));
        Assert.Equal("""{"name":"verdict","schema":{"type":"object"},"strict":true}""", Sorted(full["response_format"]!["json_schema"]!));
        Assert.False(full.ContainsKey("max_completion_tokens"));
    }

    [Fact]
    public async Task OpenAI_itself_is_sent_the_newer_name_for_the_most_tokens()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient(new Redirect(server.Address));

        await OpenAIModel.Open(ModelName.Parse("openai/tiny"), client, new ApiKey("sk-1"))
            .CompleteAsync(Asking("hello") with { Options = new() { MaxTokens = 9 } }, Cancel);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(9, (int)sent.Json["max_completion_tokens"]!);
        Assert.Null(sent.Json["max_tokens"]);
        Assert.Equal("Bearer sk-1", sent.Authorization);
    }

    [Fact]
    public async Task A_deployment_of_azure_is_called_by_its_own_path_and_a_newer_address_as_OpenAI_is()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient(new Redirect(server.Address));

        await OpenAIModel.Open(ModelName.Parse("azure/mine@https://r.openai.azure.com"), client, new ApiKey("k")).CompleteAsync(Asking("a") with { Options = new() { MaxTokens = 9 } }, Cancel);
        await OpenAIModel.Open(ModelName.Parse("azure/mine@https://r.openai.azure.com/openai/v1"), client, new ApiKey("k")).CompleteAsync(Asking("b"), Cancel);

        Assert.StartsWith("/openai/deployments/mine/chat/completions?api-version=", server.Requests[0].Path, StringComparison.Ordinal);
        Assert.Equal(9, (int)server.Requests[0].Json["max_completion_tokens"]!);
        Assert.Equal("/openai/v1/chat/completions", server.Requests[1].Path);
        Assert.Equal("mine", (string?)server.Requests[1].Json["model"]);
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient();

        await Open(server, client).CompleteAsync(Asking("hello"), Cancel);

        Assert.Null(Assert.Single(server.Requests).Authorization);
    }

    [Fact]
    public async Task Log_probabilities_come_with_the_tokens()
    {
        await using var server = await ModelServer.StartAsync(new()
        {
            Script = _ => new("B") { Tokens = [new("B", .25, [("A", .5), ("B", .25)])] },
        });
        using var client = new HttpClient();

        var reply = await Open(server, client).CompleteAsync(Asking("A or B?") with { Options = new() { TopLogProbabilities = 2 } }, Cancel);

        var token = Assert.Single(reply.Tokens!);
        Assert.Equal("B", token.Token);
        Assert.Equal(Math.Log(.25), token.LogProbability, 5);
        Assert.Equal(["A", "B"], token.Top.Select(t => t.Token));
        Assert.Equal(Math.Log(.5), token.Top[0].LogProbability, 5);
    }

    [Fact]
    public async Task A_tool_is_declared_called_and_answered_and_the_model_hears_its_own_words_again()
    {
        await using var server = await ModelServer.StartAsync(new()
        {
            Script = request => request["messages"]!.AsArray().Count == 1
                ? new("") { Calls = [new("read_node", """{ "address": "/",  "depth": 2 }"""), new("read_node", "not json")] }
                : new("done"),
        });
        using var client = new HttpClient();
        var model = Open(server, client);
        var asking = Asking("read") with { Tools = [ReadNode] };

        var called = await model.CompleteAsync(asking, Cancel);
        var done = await model.CompleteAsync(
            asking with
            {
                Messages = [.. asking.Messages, ModelMessage.Assistant(called), ModelMessage.Tool(called.ToolCalls[0], "The root."), ModelMessage.Tool(called.ToolCalls[1], "no JSON")],
            },
            Cancel);

        Assert.Equal(FinishReason.ToolCalls, called.Finish);
        Assert.Equal([("read_node", """{ "address": "/",  "depth": 2 }"""), ("read_node", "not json")], called.ToolCalls.Select(c => (c.Name, c.Arguments)));
        Assert.Equal("done", done.Text);
        var tool = server.Requests[0].Json["tools"]![0]!["function"]!;
        Assert.Equal(("read_node", "Reads one node."), ((string?)tool["name"], (string?)tool["description"]));
        Assert.Equal("""{"address":{"description":"The node.","type":"string"},"depth":{"minimum":0,"type":"integer"}}""", Sorted(tool["parameters"]!["properties"]!));
        Assert.Equal("address", (string?)Assert.Single(tool["parameters"]!["required"]!.AsArray()));
        var messages = server.Requests[1].Json["messages"]!.AsArray();
        Assert.Equal(["user", "assistant", "tool", "tool"], messages.Select(m => (string?)m!["role"]));
        Assert.Equal("""{ "address": "/",  "depth": 2 }""", (string?)messages[1]!["tool_calls"]![0]!["function"]!["arguments"]);
        Assert.Equal("not json", (string?)messages[1]!["tool_calls"]![1]!["function"]!["arguments"]);
        Assert.Equal((called.ToolCalls[1].Id, "no JSON"), ((string?)messages[3]!["tool_call_id"], (string?)messages[3]!["content"]));
    }

    [Fact]
    public async Task Cancellation_passes_through()
    {
        await using var server = await ModelServer.StartAsync(new() { Latency = TimeSpan.FromMinutes(5) });
        using var client = new HttpClient();
        using var stop = new CancellationTokenSource();
        var call = Open(server, client).CompleteAsync(Asking("hello"), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static ILanguageModel Open(ModelServer server, HttpClient client) => OpenAIModel.Open(new("local", "tiny", server.Address), client, null);

    private static ModelRequest Asking(string text) => new([ModelMessage.User(text)], new(ModelRole.DebaterA));

    private static string Sorted(JsonNode node) => (node is JsonObject fields
        ? new JsonObject(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : JsonNode.Parse(Sorted(f.Value)))))
        : node).ToJsonString();

    private sealed class Redirect(Uri to) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(to, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
