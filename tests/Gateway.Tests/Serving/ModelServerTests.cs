using System.Net;
using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Faults;

namespace LearningThePrior.Gateway.Tests.Serving;

/// <summary>The server that the other tests talk to keeps to what it promises them.</summary>
public sealed class ModelServerTests
{
    private const string Hello = """{"model":"tiny","messages":[{"role":"user","content":"hello"}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_and_whole_replies_are_counted_by_body()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient();

        await PostAsync(client, server, Hello);
        await PostAsync(client, server, Hello);
        await PostAsync(client, server, Hello.Replace("hello", "bye", StringComparison.Ordinal));
        var counts = JsonNode.Parse(await client.GetStringAsync(new Uri(server.Address, "/counts"), Cancel))!;

        Assert.Equal((3, 3, 2, 1), ((int)counts["requests"]!, (int)counts["replies"]!, (int)counts["bodies"]!, (int)counts["replied_again"]!));
        Assert.Equal((2, 2), server.Counts.ByBody[server.Requests[0].BodyHash]);
        Assert.Equal(Hello, server.Requests[0].Body);
    }

    [Fact]
    public async Task The_models_are_listed_and_any_other_is_not_found()
    {
        await using var server = await ModelServer.StartAsync(new() { Models = ["big"] });
        using var client = new HttpClient();

        var listed = JsonNode.Parse(await client.GetStringAsync(new Uri(server.Address, "models"), Cancel))!;
        var (status, body) = await PostAsync(client, server, Hello);

        Assert.Equal("big", (string?)listed["data"]![0]!["id"]);
        Assert.Equal((HttpStatusCode.NotFound, "model_not_found"), (status, (string?)JsonNode.Parse(body)!["error"]!["code"]));
    }

    [Fact]
    public void Faults_are_a_share_of_calls_and_the_same_in_every_run()
    {
        var plan = FaultPlan.Every(.3);
        var drawn = Enumerable.Range(0, 10_000).Select(i => plan.Of($"{i}", 0)).ToList();

        Assert.Equal(drawn, Enumerable.Range(0, 10_000).Select(i => FaultPlan.Every(.3).Of($"{i}", 0)));
        Assert.InRange(drawn.Count(f => f is not null), 2_800, 3_200); // 3,000, and four standard deviations of 46
        Assert.Equal(7, drawn.OfType<FaultKind>().Distinct().Count());
        Assert.Contains(Enumerable.Range(0, 100), i => (plan.Of($"{i}", 0) is null) != (plan.Of($"{i}", 1) is null));
    }

    [Theory]
    [InlineData(FaultKind.TooMany, HttpStatusCode.TooManyRequests, "rate_limit_exceeded")]
    [InlineData(FaultKind.ServerError, HttpStatusCode.InternalServerError, "server_error")]
    [InlineData(FaultKind.ErrorBody, HttpStatusCode.OK, "overloaded")]
    [InlineData(FaultKind.WrongType, HttpStatusCode.OK, "<html>")]
    [InlineData(FaultKind.Truncated, HttpStatusCode.OK, "\"choices\"")]
    public async Task Faults_look_as_they_are_called(FaultKind kind, HttpStatusCode status, string part)
    {
        await using var server = await ModelServer.StartAsync(new() { Faults = FaultPlan.Always(kind) });
        using var client = new HttpClient();

        var (came, body) = await PostAsync(client, server, Hello);

        Assert.Equal(status, came);
        Assert.Contains(part, body, StringComparison.Ordinal);
        Assert.Equal((1, 0), (server.Counts.Requests, server.Counts.Replies));
        if (kind == FaultKind.Truncated)
        {
            Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(body));
        }
    }

    [Fact]
    public async Task A_connection_is_dropped_and_a_hanging_call_hangs_until_the_client_or_the_server_goes()
    {
        await using var dropping = await ModelServer.StartAsync(new() { Faults = FaultPlan.Always(FaultKind.Dropped) });
        var hanging = await ModelServer.StartAsync(new() { Faults = FaultPlan.Always(FaultKind.Hang) });
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(client, dropping, Hello));
        var call = PostAsync(client, hanging, Hello);
        await hanging.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task The_usual_model_reads_the_root_then_what_the_root_names_and_quotes_it_word_for_word()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient();
        var model = OpenAIModel.Open(new("local", "tiny", server.Address), client, null);
        var nodes = new Dictionary<string, string> { ["/"] = "The library holds two rooms. Children: /0, /1.", ["/0"] = "Snow is white in winter.", ["/1"] = "Rain falls on the plain." };
        var request = new ModelRequest([ModelMessage.User("Argue for your side.")], new(ModelRole.DebaterA))
        {
            Tools = [new("read_node", "Reads.", """{"type":"object","properties":{"address":{"type":"string"}},"required":["address"]}""")],
            Options = new() { Schema = new("speech", """{"type":"object","properties":{"text":{"type":"string"},"citations":{"type":"array","items":{"type":"object","properties":{"address":{"type":"string"},"quote":{"type":"string"}}}}}}""") },
        };
        var read = new List<string>();

        var reply = await model.CompleteAsync(request, Cancel);
        while (reply.ToolCalls.Count > 0)
        {
            var address = (string)JsonNode.Parse(reply.ToolCalls[0].Arguments)!["address"]!;
            read.Add(address);
            request = request with { Messages = [.. request.Messages, ModelMessage.Assistant(reply), ModelMessage.Tool(reply.ToolCalls[0], nodes[address])] };
            reply = await model.CompleteAsync(request, Cancel);
        }

        Assert.Equal("/", read[0]);
        Assert.Equal(["/", "/0", "/1"], read.Order());
        var citation = JsonNode.Parse(reply.Text)!["citations"]![0]!;
        Assert.Contains((string)citation["quote"]!, nodes[(string)citation["address"]!], StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient client, ModelServer server, string body)
    {
        using var content = new StringContent(body);
        using var response = await client.PostAsync(new Uri(server.Address, "chat/completions"), content, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
