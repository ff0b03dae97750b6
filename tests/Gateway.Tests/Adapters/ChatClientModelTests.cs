using System.ClientModel;
using System.ClientModel.Primitives;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LearningThePrior.Gateway.Tests.Adapters;

/// <summary>Any IChatClient as a model.</summary>
public sealed class ChatClientModelTests
{
    private static readonly ModelName Name = new("local", "tiny", null);
    private static readonly ModelTool ReadNode = new("read_node", "Reads one node.", """{"type":"object","properties":{"address":{"type":"string"}},"required":["address"],"additionalProperties":false}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_wraps_OpenAIs_own_keeps_everything()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = Client(server);
        var model = new ChatClientModel(client, Name);

        var choice = await ((ILanguageModel)model).ChooseAsync(
            new([ModelMessage.User("A. snow\nB. rain\nReply with one label.")], [new("A", "snow"), new("B", "rain")], new(ModelRole.Judge)), Cancel);
        var tools = Asking("Read.") with { Tools = [ReadNode], Options = new() { Seed = 7, MaxTokens = 50 } };
        var called = await model.CompleteAsync(tools, Cancel);
        await model.CompleteAsync(tools with { Messages = [.. tools.Messages, ModelMessage.Assistant(called), ModelMessage.Tool(called.ToolCalls[0], "Nothing below.")] }, Cancel);

        Assert.Equal(.95, choice.Mass!.Value, 5); // .7 and .25, see LabelBrain of the server
        Assert.Equal(.7 / .95, choice.Credences!.Max(), 5);
        Assert.Equal(("read_node", """{"address":"/"}""", FinishReason.ToolCalls, "tiny-answered"), (called.ToolCalls[0].Name, called.ToolCalls[0].Arguments, called.Finish, called.AnsweredBy));
        Assert.NotNull(called.Usage);
        var sent = server.Requests[2].Json;
        Assert.Equal(7, (int)sent["seed"]!);
        Assert.Equal(["user", "assistant", "tool"], sent["messages"]!.AsArray().Select(m => (string?)m!["role"]));
        Assert.Equal(called.ToolCalls[0].Id, (string?)sent["messages"]![2]!["tool_call_id"]);
    }

    [Fact]
    public async Task A_reply_can_be_held_to_a_schema()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = Client(server);

        var reply = await new ChatClientModel(client, Name).CompleteAsync(
            Asking("?") with { Options = new() { Schema = new("verdict", """{"type":"object","properties":{"A":{"type":"number"}},"required":["A"],"additionalProperties":false}""") } }, Cancel);

        Assert.StartsWith("""{"A":0.""", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_by_log_probabilities_is_refused_where_the_client_has_none()
    {
        using var client = new Saying("A");
        ILanguageModel model = new ChatClientModel(client, Name);
        var choice = new ChoiceRequest([ModelMessage.User("A or B?")], [new("A", "snow"), new("B", "rain")], new(ModelRole.Judge));

        var error = await Assert.ThrowsAsync<ModelException>(async () => await model.ChooseAsync(choice, Cancel));

        Assert.Equal(ModelFailure.Unsupported, error.Failure);
        Assert.Contains("choose by verbalised credences or by samples", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 0], (await model.ChooseAsync(choice with { Method = ChoiceMethod.Sampled, Samples = 2 }, Cancel)).Credences);
    }

    [Fact]
    public async Task What_a_client_is_not_told_is_refused()
    {
        using var client = new Saying("A");
        ChatClientModel model = new(client, Name);
        ModelOptions[] all = [new() { ReasoningEffort = "low" }, new() { Extra = new Dictionary<string, string> { ["top_k"] = "20" } }, new() { MaxTokens = 9, TokenParameter = "max_completion_tokens" }];

        foreach (var options in all)
        {
            var error = await Assert.ThrowsAsync<ModelException>(async () => await model.CompleteAsync(Asking("?") with { Options = options }, Cancel));

            Assert.Equal(ModelFailure.Unsupported, error.Failure);
            Assert.Contains("local/tiny: an IChatClient is not told", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_caller_gives_as_JSON_and_is_none_is_the_callers_error()
    {
        using var client = new Saying("A");
        ChatClientModel model = new(client, Name);
        ModelRequest[] all =
        [
            Asking("?") with { Options = new() { Extra = new Dictionary<string, string> { ["mirostat"] = "two" } } },
            Asking("?") with { Options = new() { Schema = new("verdict", "{") } },
            Asking("?") with { Tools = [new("read_node", "Reads.", "none")] },
        ];

        foreach (var request in all)
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(async () => await model.CompleteAsync(request, Cancel));

            Assert.Contains("is no JSON: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(400, ModelFailure.Refused)]
    [InlineData(422, ModelFailure.Refused)]
    [InlineData(405, ModelFailure.Unsupported)]
    public async Task Without_a_gateway_a_refused_request_says_nothing_of_the_next(int status, ModelFailure expected)
    {
        await using var server = await ModelServer.StartAsync(new() { Raw = _ => new("""{"error":{"message":"too long"}}""", status) });
        using var client = Client(server);

        var failure = await Assert.ThrowsAsync<ModelException>(async () => await new ChatClientModel(client, Name).CompleteAsync(Asking("?"), Cancel));

        Assert.Equal(expected, failure.Failure);
    }

    private static IChatClient Client(ModelServer server) => new OpenAIClient(
        new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = server.Address, RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient("tiny").AsIChatClient();

    private static ModelRequest Asking(string text) => new([ModelMessage.User(text)], new(ModelRole.DebaterA));

    private sealed class Saying(string text) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
