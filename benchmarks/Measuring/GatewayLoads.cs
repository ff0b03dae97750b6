using System.Text;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing.Measuring;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>The ways of calling that <c>gateway</c> compares.</summary>
internal static class GatewayLoads
{
    /// <summary>What the server says to everything: a speech of about a hundred words.</summary>
    public static LoopbackReply Reply { get; } = new(200, Encoding.UTF8.GetBytes(
        $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"loopback","choices":[{"index":0,"message":{"role":"assistant","content":"{{{Words(100)}}}"},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":400,"completion_tokens":100,"total_tokens":500}}
        """));

    /// <summary>The whole way of a call: through Semantic Kernel and the gateway, with every reply recorded.</summary>
    public const string WholeWay = "through it, every reply recorded";

    /// <summary>Each in its turn; to be disposed of before the next.</summary>
    public static IEnumerable<GatewayLoad> All(Uri address)
    {
        // Deleted when all is over: ext4 passes over what was deleted of late, file by file, whenever a file is made.
        List<DirectoryInfo> folders = [];
        try
        {
            var name = new ModelName("test", "loopback", address);
            yield return Bare(address);
            yield return Client("a client of the gateway", name, new());
            yield return Client("a client, every reply recorded", name, Recorded());
            yield return Model("through Semantic Kernel", name, new());
            yield return Model(WholeWay, name, Recorded());
        }
        finally
        {
            folders.ForEach(f => f.Delete(recursive: true));
        }

        GatewayOptions Recorded()
        {
            folders.Add(Directory.CreateTempSubdirectory("ltp-"));
            return new() { Mode = RecordingMode.Record, Recordings = folders[^1].FullName };
        }
    }

    private static GatewayLoad Bare(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        return new("bare HttpClient", client, (_, said, stop) => PostAsync(client, address, said, stop));
    }

    private static GatewayLoad Client(string text, ModelName name, GatewayOptions options)
    {
        var gateway = new ModelGateway(options);
        var client = gateway.ClientFor(name);
        return new(text, gateway, (_, said, stop) => PostAsync(client, name.Address!, said, stop));
    }

    private static GatewayLoad Model(string text, ModelName name, GatewayOptions options)
    {
        var gateway = new ModelGateway(options);
        var model = OpenAIModel.Open(name, gateway.ClientFor(name), key: null);
        return new(text, gateway, async (role, said, stop) => await model.CompleteAsync(
            new([ModelMessage.System(GatewayLoad.Rules), ModelMessage.User(said)], new(role)), stop));
    }

    private static async Task PostAsync(HttpClient client, Uri address, string said, CancellationToken cancellationToken)
    {
        using var content = new StringContent(
            $$"""{"model":"loopback","messages":[{"role":"system","content":"{{GatewayLoad.Rules}}"},{"role":"user","content":"{{said}}"}]}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(address, "chat/completions"), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    internal static string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "words" : "of"));
}
