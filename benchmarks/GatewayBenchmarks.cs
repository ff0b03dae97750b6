using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Benchmarks;

/// <summary>
/// What the gateway adds to a call: the same request by bare <see cref="HttpClient"/> and through the gateway, over a handler in
/// memory that replies at once, so that nothing but their own work is measured.
/// </summary>
[MemoryDiagnoser]
public class GatewayBenchmarks
{
    private static readonly ModelName Name = new("test", "memory", new("http://memory.test/v1/"));
    private static readonly Uri Target = new(Name.Address!, "chat/completions");

    // 1,500 characters asked, 600 answered.
    private static readonly string Body =
        $$"""{"model":"memory","messages":[{"role":"system","content":"{{Words(200)}}"},{"role":"user","content":"{{Words(50)}}"}]}""";

    private static readonly HttpClient Bare = new(new Memory());
    private static readonly ModelGateway Gateway = new(new() { Primary = new Memory() });
    private static readonly HttpClient Client = Gateway.ClientFor(Name);
    private static readonly ILanguageModel Model = OpenAIModel.Open(Name, Client, key: null);

    /// <summary>The yardstick.</summary>
    [Benchmark(Baseline = true)]
    public Task<byte[]> Bare_client() => PostAsync(Bare);

    /// <summary>The same request, limited, timed, checked and counted.</summary>
    [Benchmark]
    public Task<byte[]> Through_the_gateway() => PostAsync(Client);

    /// <summary>The whole way of a debater's call: Semantic Kernel on top.</summary>
    [Benchmark]
    public async Task<ModelReply> Through_Semantic_Kernel() =>
        await Model.CompleteAsync(new([ModelMessage.System(Words(200)), ModelMessage.User(Words(50))], new(ModelRole.Judge)));

    private static async Task<byte[]> PostAsync(HttpClient client)
    {
        using var content = new StringContent(Body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(Target, content);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("words", count));

    private sealed class Memory : HttpMessageHandler
    {
        private static readonly byte[] Reply = Encoding.UTF8.GetBytes(
            $$$"""{"id":"1","object":"chat.completion","created":1700000000,"model":"memory","choices":[{"index":0,"message":{"role":"assistant","content":"{{{Words(100)}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":250,"completion_tokens":100,"total_tokens":350}}""");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            var content = new ByteArrayContent(Reply);
            content.Headers.ContentType = new("application/json");
            return new(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        }
    }
}
