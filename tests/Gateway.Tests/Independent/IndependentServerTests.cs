using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Tests.Independent;

/// <summary>Models behind two servers that others wrote, through the gateway. Skipped where npm or its registry is not to be had.</summary>
public sealed class IndependentServerTests(IndependentServers servers) : IClassFixture<IndependentServers>, IDisposable
{
    private static readonly ChoiceRequest Choice = new(
        [ModelMessage.User("A. snow\nB. rain\nReply with one label.")], [new("A", "snow"), new("B", "rain")], new(ModelRole.Judge));

    private readonly ModelGateway _gateway = new(new() { Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) } });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task Aimock_replies_and_tells_its_usage()
    {
        var reply = await Model(servers.Aimock).CompleteAsync(Asking("hello"), Cancel);

        Assert.Equal(("Hello to you.", FinishReason.Stop, "tiny", 1), (reply.Text, reply.Finish, reply.AnsweredBy, reply.Attempts));
        Assert.NotNull(reply.Usage);
        Assert.Null(reply.Tokens);
    }

    [Fact]
    public async Task Aimock_calls_a_tool_and_goes_on_from_its_result()
    {
        var model = Model(servers.Aimock);
        var asking = Asking("please read") with { Tools = [new("read_node", "Reads.", """{"type":"object","properties":{"address":{"type":"string"}},"required":["address"]}""")] };

        var called = await model.CompleteAsync(asking, Cancel);
        var done = await model.CompleteAsync(
            asking with { Messages = [.. asking.Messages, ModelMessage.Assistant(called), ModelMessage.Tool(called.ToolCalls[0], "Snow is white.")] }, Cancel);

        Assert.Equal(("read_node", """{"address":"/0/1"}"""), (called.ToolCalls[0].Name, called.ToolCalls[0].Arguments));
        Assert.Equal("The node says that snow is white.", done.Text);
    }

    [Fact]
    public async Task Aimock_has_no_log_probabilities_and_can_be_sampled()
    {
        var model = Model(servers.Aimock);

        var error = await Assert.ThrowsAsync<ModelException>(async () => await model.ChooseAsync(Choice, Cancel));
        var sampled = await model.ChooseAsync(Choice with { Method = ChoiceMethod.Sampled, Samples = 3 }, Cancel);

        Assert.Equal(ModelFailure.Unsupported, error.Failure);
        Assert.Equal([0, 1], sampled.Credences);
    }

    [Theory]
    [InlineData("dropRate", ModelFailure.ServerError)]
    [InlineData("malformedRate", ModelFailure.Malformed)]
    [InlineData("disconnectRate", ModelFailure.ServerError)] // something answered, and broke off
    public async Task Aimock_that_fails_every_time_is_given_up_with_its_cause_and_works_again_afterwards(string rate, ModelFailure failure)
    {
        using var own = new HttpClient();
        await SetAsync(own, new JsonObject { [rate] = 1 });

        var error = await Assert.ThrowsAsync<ModelException>(async () => await Model(servers.Aimock).CompleteAsync(Asking($"hello {rate}"), Cancel));
        await SetAsync(own, null);

        Assert.Equal(failure, error.Failure);
        Assert.InRange(error.Attempts, 2, 10);
        Assert.Equal("Hello to you.", (await Model(servers.Aimock).CompleteAsync(Asking("hello again"), Cancel)).Text);
    }

    [Fact]
    public async Task MockLlm_echoes_and_names_the_model_that_answered()
    {
        var reply = await Model(servers.MockLlm).CompleteAsync(Asking("What goes in comes out."), Cancel);

        Assert.Equal(("What goes in comes out.", "the-one-that-answered", null), (reply.Text, reply.AnsweredBy, reply.Usage));
    }

    [Fact]
    public async Task MockLlm_gives_credences_by_log_probabilities()
    {
        var reply = await Model(servers.MockLlm).ChooseAsync(Choice, Cancel);

        Assert.Equal(.9, reply.Mass!.Value, 5);
        Assert.Equal(.7 / .9, reply.Credences![0], 5);
    }

    [Fact]
    public async Task MockLlm_that_refuses_the_key_is_asked_once() => Assert.Equal(
        (ModelFailure.Unauthorized, 1),
        await Assert.ThrowsAsync<ModelException>(async () => await Model(servers.MockLlm).CompleteAsync(Asking("error-401"), Cancel)) is var error ? (error.Failure, error.Attempts) : default);

    private ILanguageModel Model(NodeServer server)
    {
        var name = new ModelName("local", "tiny", server.Address);
        return OpenAIModel.Open(name, _gateway.ClientFor(name), null);
    }

    private static ModelRequest Asking(string text) => new([ModelMessage.User(text)], new(ModelRole.DebaterA));

    private async Task SetAsync(HttpClient client, JsonObject? rates)
    {
        using var content = new StringContent(rates?.ToJsonString() ?? "", Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var request = new HttpRequestMessage(rates is null ? HttpMethod.Delete : HttpMethod.Post, new Uri(servers.Aimock.Root, "__aimock/chaos")) { Content = rates is null ? null : content };
        using var response = await client.SendAsync(request, Cancel);
        response.EnsureSuccessStatusCode();
    }
}
