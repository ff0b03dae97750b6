using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests;

/// <summary>A server that replies word for word what a test says, and a model behind a gateway that asks it.</summary>
internal sealed class Odd : IAsyncDisposable
{
    private Odd(ModelServer server, GatewayOptions options)
    {
        Server = server;
        Gateway = new(options with { Calls = Sink, Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) } });
        ModelName name = new("odd", "odd", server.Address);
        Model = OpenAIModel.Open(name, Gateway.ClientFor(name), new ApiKey(Key));
    }

    public const string Key = "sk-te+st/key-0123456789";

    public ModelServer Server { get; }

    public ModelGateway Gateway { get; }

    public ListSink Sink { get; } = new();

    public ILanguageModel Model { get; }

    public static async Task<Odd> SayingAsync(Func<System.Text.Json.Nodes.JsonNode, RawAnswer?> raw, GatewayOptions? options = null) =>
        new(await ModelServer.StartAsync(new() { Raw = raw }), options ?? new());

    public static Task<Odd> SayingAsync(RawAnswer raw) => SayingAsync(_ => raw);

    public ValueTask<ModelReply> AskAsync(ModelOptions? options = null) => Model.CompleteAsync(
        new([ModelMessage.System("Rules."), ModelMessage.User("Which?")], new(ModelRole.Judge)) { Options = options ?? new() }, TestContext.Current.CancellationToken);

    public ValueTask<ChoiceReply> ChooseAsync() => Model.ChooseAsync(
        new([ModelMessage.User("A or B?")], [new("A", "snow"), new("B", "rain")], new(ModelRole.Judge)), TestContext.Current.CancellationToken);

    public async Task<ModelException> FailAsync() => await Assert.ThrowsAsync<ModelException>(async () => await AskAsync());

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Server.DisposeAsync();
    }
}
