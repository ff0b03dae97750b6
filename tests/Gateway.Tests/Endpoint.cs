using System.Collections.Concurrent;
using System.Text;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using LearningThePrior.ModelServing.Measuring;

namespace LearningThePrior.Gateway.Tests;

/// <summary>An endpoint on loopback that answers as a test says, and counts what it was asked.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    /// <summary>A reply with 100 tokens read and 20 written.</summary>
    public const string Yes = """
        {"id":"x","object":"chat.completion","created":1,"model":"answering-model","choices":[{"index":0,"message":{"role":"assistant","content":"yes"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}
        """;

    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _bodies = new();
    private int _requests;

    public Endpoint(Func<int, LoopbackRequest, CancellationToken, Task<LoopbackReply>> answer) => _server = new((request, token) =>
    {
        _bodies.Enqueue(request.Body);
        return answer(Interlocked.Increment(ref _requests), request, token);
    });

    public int Requests => _requests;

    public IReadOnlyCollection<string> Bodies => _bodies;

    public Uri Address => _server.Address;

    public ModelName Model => new("test", "some-model", Address);

    public string Url => $"{Address}chat/completions";

    /// <summary>Gives the answers in their order, and then the last one for ever.</summary>
    public static Endpoint Of(params LoopbackReply[] answers) => new((number, _, _) => Task.FromResult(answers[Math.Min(number, answers.Length) - 1]));

    public static LoopbackReply Reply(string body = Yes, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));

    /// <summary>Settings with waits that a test does not notice.</summary>
    public static GatewayOptions Quick => new()
    {
        Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) },
    };

    /// <summary>Settings that keep recordings in a folder: a token read costs a millionth of a dollar, one written ten millionths.</summary>
    public static GatewayOptions Recording(RecordingMode mode, TemporaryFolder folder) => Quick with
    {
        Mode = mode,
        Recordings = folder.Path,
        Prices = PriceTable.Known.With("test/some-model", new(1, 10)),
    };

    /// <summary>Sends one chat request, as an adapter does.</summary>
    public async Task<(string Reply, ModelCall Call)> AskAsync(ModelGateway gateway, string question = "?", int draw = 0, string? key = null, CancellationToken cancellationToken = default)
    {
        using var call = ModelCall.Begin(Model, new(ModelRole.Judge, draw));
        using HttpRequestMessage request = new(HttpMethod.Post, Url) { Content = Body(question) };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await gateway.ClientFor(Model).SendAsync(request, cancellationToken);
        return (await response.Content.ReadAsStringAsync(cancellationToken), call);
    }

    public async Task<ModelException> FailAsync(ModelGateway gateway, string question = "?", string? key = null) =>
        await Assert.ThrowsAsync<ModelException>(() => AskAsync(gateway, question, key: key));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static StringContent Body(string question) => new(
        $$"""{"model": "some-model", "messages": [{"role": "user", "content": "{{question}}"}]}""", Encoding.UTF8, "application/json");
}
