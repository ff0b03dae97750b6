using System.Net;
using System.Net.Sockets;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Adapters;

/// <summary>What a human is told who got the key, the name, the address or the model wrong: one line that says what to do.</summary>
public sealed class BadInputTests
{
    private static readonly ModelRequest Hello = new([ModelMessage.User("hello")], new(ModelRole.Judge));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key()
    {
        await using var server = await ModelServer.StartAsync(new() { Key = "sk-right" });

        var error = await FailAsync(server.Address, Hello, new("sk-wrong-secret"));

        Assert.Equal(ModelFailure.Unauthorized, error.Failure);
        Assert.Contains("key", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_missing_key()
    {
        await using var server = await ModelServer.StartAsync(new() { Key = "sk-right" });

        Assert.Equal(ModelFailure.Unauthorized, (await FailAsync(server.Address, Hello)).Failure);
    }

    [Fact]
    public async Task An_unknown_model()
    {
        await using var server = await ModelServer.StartAsync(new() { Models = ["llama"] });

        var error = await FailAsync(server.Address, Hello);

        Assert.Equal(ModelFailure.UnknownModel, error.Failure);
        Assert.Contains("tiny", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nothing_answers()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var error = await FailAsync(new($"http://127.0.0.1:{port}/v1/"), Hello);

        Assert.Equal(ModelFailure.Unreachable, error.Failure);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_speaks_another_protocol()
    {
        await using var server = await ModelServer.StartAsync(new() { Faults = ModelServing.Faults.FaultPlan.Always(ModelServing.Faults.FaultKind.WrongType) });

        Assert.Equal(ModelFailure.Malformed, (await FailAsync(server.Address, Hello)).Failure);
    }

    [Fact]
    public async Task A_model_without_tools()
    {
        await using var server = await ModelServer.StartAsync(new() { Tools = false });

        var error = await FailAsync(server.Address, Hello with { Tools = [new("read_node", "Reads.", """{"type":"object","properties":{}}""")] });

        Assert.Equal(ModelFailure.Unsupported, error.Failure);
        Assert.Contains("tools", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_log_probabilities()
    {
        await using var server = await ModelServer.StartAsync(new() { LogProbabilities = false });
        using var gateway = new ModelGateway(new());
        var model = Open(gateway, server.Address, null);

        var error = await Assert.ThrowsAsync<ModelException>(async () => await model.ChooseAsync(
            new([ModelMessage.User("A or B? One label.")], [new("A", "snow"), new("B", "rain")], new(ModelRole.Judge)), Cancel));

        Assert.Equal(ModelFailure.Unsupported, error.Failure);
        Assert.EndsWith("gives no log-probabilities: choose by verbalised credences or by samples, or take another model.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static async Task<ModelException> FailAsync(Uri address, ModelRequest request, ApiKey? key = null)
    {
        using var gateway = new ModelGateway(new() { Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) } });
        var error = await Assert.ThrowsAsync<ModelException>(async () => await Open(gateway, address, key).CompleteAsync(request, Cancel));
        Assert.DoesNotContain('\n', error.Message);
        TestContext.Current.SendDiagnosticMessage(error.Message);
        return error;
    }

    private static ILanguageModel Open(ModelGateway gateway, Uri address, ApiKey? key)
    {
        var name = new ModelName("local", "tiny", address);
        return OpenAIModel.Open(name, gateway.ClientFor(name), key);
    }
}
