using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing.Measuring;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Keys stay out of files, exceptions and lines, even where the server says them.</summary>
public sealed class SecrecyTests
{
    private const string Key = "sk-this-is-the-secret-0123456789";

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_server_that_says_the_key_again_does_not_get_it_anywhere(int status)
    {
        using TemporaryFolder folder = new();
        var body = status == 200
            ? Yes.Replace("yes", Key, StringComparison.Ordinal).Replace("answering-model", Key, StringComparison.Ordinal)
            : $$"""{"error": {"message": "Incorrect key {{Key}}", "type": "{{Key}}", "code": "{{Key}}"} }""";
        await using var endpoint = Of(Reply(body, status));
        string seen;
        using (CallLog log = new(folder.In("calls.jsonl")))
        {
            using ModelGateway gateway = new(Quick with { Mode = RecordingMode.Auto, Recordings = folder.Path, Calls = log });
            seen = status == 200 ? (await endpoint.AskAsync(gateway, key: Key, cancellationToken: TestContext.Current.CancellationToken)).Reply : (await endpoint.FailAsync(gateway, key: Key)).ToString();
        }

        Assert.DoesNotContain(Key, seen, StringComparison.Ordinal);
        Assert.All(folder.Files, f => Assert.DoesNotContain(Key, f + File.ReadAllText(f), StringComparison.Ordinal));
        Assert.Equal(status == 200 ? 2 : 1, folder.Files.Length);
        Assert.Contains("[key]", File.ReadAllText(folder.In("calls.jsonl")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api-key", "")]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Goog-Api-Key", "")]
    [InlineData(null, "?key=" + Key)]
    [InlineData(null, "?api-version=2024-10-21&api_key=" + Key)]
    public async Task Keys_in_other_headers_and_in_the_query_are_secret_too_and_reach_the_server(string? header, string query)
    {
        using TemporaryFolder folder = new();
        await using Endpoint endpoint = new((_, request, _) => Task.FromResult(Echo(request)));
        using CallLog log = new(folder.In("calls.jsonl"));
        using ModelGateway gateway = new(Quick with { Mode = RecordingMode.Auto, Recordings = folder.Path, Calls = log });
        using HttpRequestMessage request = new(HttpMethod.Post, endpoint.Url + query) { Content = new StringContent("{}") };
        if (header is not null)
        {
            request.Headers.Add(header, Key);
        }

        using var response = await gateway.ClientFor(endpoint.Model).SendAsync(request, TestContext.Current.CancellationToken);

        var reply = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("the key came", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, reply, StringComparison.Ordinal);
        log.Dispose();
        Assert.All(folder.Files, f => Assert.DoesNotContain(Key, f + File.ReadAllText(f), StringComparison.Ordinal));
        Assert.Equal(query.Contains("version", StringComparison.Ordinal), File.ReadAllText(folder.Files.First(f => f.EndsWith(".json", StringComparison.Ordinal))).Contains("?api-version=2024-10-21\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_in_an_address_are_in_no_message_and_no_record()
    {
        using HandlerOf refusing = new(() => new(System.Net.HttpStatusCode.Unauthorized));
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with { Primary = refusing, Calls = sink });

        var exception = await Assert.ThrowsAsync<ModelException>(() =>
            gateway.ClientFor(new("test", "m", null)).GetAsync(new Uri($"http://user:{Key}@model.invalid/v1/models"), TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("http://model.invalid/", Assert.Single(sink.Calls).Address);
    }

    [Fact]
    public async Task A_redirection_does_not_carry_the_key_elsewhere()
    {
        await using var elsewhere = Of(Reply());
        await using var endpoint = Of(Reply("", 307) with { Headers = $"Location: {elsewhere.Url}\r\n" });
        using ModelGateway gateway = new(Quick);

        await endpoint.FailAsync(gateway, key: Key);

        Assert.Equal((1, 0), (endpoint.Requests, elsewhere.Requests));
    }

    private static LoopbackReply Echo(LoopbackRequest request) => Reply(Yes.Replace(
        "yes", (request.Head.Contains(Key, StringComparison.Ordinal) ? "the key came: " : "no key: ") + Key, StringComparison.Ordinal));
}
