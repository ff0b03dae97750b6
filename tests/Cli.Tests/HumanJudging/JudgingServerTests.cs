using System.Net;
using System.Text;
using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.HumanJudging;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.HumanJudging;

/// <summary>The server on loopback, asked as a browser and as an attacker would.</summary>
public sealed class JudgingServerTests : IAsyncLifetime
{
    private const string First = """{"debate":0,"stage":0,"credences":[0.5,0.5],"reason":"","final":false}""";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly List<HumanCount> _judged = [];
    private HumanStudy _study = null!;
    private JudgingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        _study = await HumanStudy.OpenAsync(StoredRun.Open(_folder["run"]), new() { Judges = ["eve", "max"] }, TimeProvider.System);
        _server = await JudgingServer.StartAsync(_study, 0, _judged.Add, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_page_holds_no_debate_and_a_strict_policy()
    {
        var reply = await SendAsync(Request(HttpMethod.Get, "/", token: null));
        var page = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.DoesNotContain((await _study.Sessions[0].LookAsync(TestContext.Current.CancellationToken)).Question, page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow-Origin", reply.Headers.Select(h => h.Key));
        Assert.Equal("no-store", reply.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone() => Assert.Equal("127.0.0.1", _server.Root.Host);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task Another_host_is_refused(string host)
    {
        var request = Request(HttpMethod.Get, "/view");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_judgement_from_another_origin_is_refused(string? origin)
    {
        var request = Judgement(First);
        request.Headers.Remove("Origin");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(request)).StatusCode);
        Assert.Equal(0, await RecordedAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task Without_the_secret_nothing_is_shown_or_taken(string? token)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(Request(HttpMethod.Get, "/view", token))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(Judgement(First, token))).StatusCode);
        Assert.Equal(0, await RecordedAsync());
    }

    [Fact]
    public async Task A_judgement_too_large_is_refused() => Assert.Equal(
        HttpStatusCode.RequestEntityTooLarge,
        (await SendAsync(Judgement(First.Replace("\"\"", $"\"{new string('x', JudgingServer.BodyBytes)}\"", StringComparison.Ordinal)))).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"debate":0,"stage":0}""")]
    [InlineData("""{"debate":0,"stage":0,"credences":[0.5],"reason":"","final":false}""")]
    [InlineData("""{"debate":0,"stage":0,"credences":[0.9,0.9],"reason":"","final":false}""")]
    [InlineData("""{"debate":0,"stage":0,"credences":null,"reason":"","final":false}""")]
    public async Task What_is_no_judgement_is_refused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Judgement(body))).StatusCode);
        Assert.Equal(0, await RecordedAsync());
    }

    [Fact]
    public async Task Rounds_are_judged_in_order_and_once()
    {
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Judgement(First.Replace("\"stage\":0", "\"stage\":1", StringComparison.Ordinal)))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Judgement(First))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Judgement(First))).StatusCode);
        Assert.Equal(1, await RecordedAsync());
    }

    [Fact]
    public async Task Each_judge_has_a_secret_of_their_own()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Judgement(First, _server.Tokens[1]))).StatusCode);

        var said = await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(TestContext.Current.CancellationToken).Where(j => j.JudgeKind == "human").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("max", Assert.Single(said).JudgeId);
        Assert.Equal(2, _server.Addresses.Distinct().Count());
    }

    [Fact]
    public async Task A_verdict_is_told_to_whoever_counts()
    {
        await SendAsync(Judgement(First.Replace("false", "true", StringComparison.Ordinal)));

        Assert.Equal([new("eve", 1, 1)], _judged);
    }

    [Theory]
    [InlineData("""{"debate":0,"stage":0,"address":"/"}""")]
    [InlineData("""{"debate":0,"stage":7,"address":"/"}""")]
    [InlineData("""{"debate":0,"stage":0,"address":"../../etc/passwd"}""")]
    public async Task A_node_that_is_not_offered_is_not_shown(string body)
    {
        var request = Request(HttpMethod.Post, "/nodes");
        request.Headers.Add("Origin", _server.Root.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        // Nothing is cited before the first round.
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task There_is_nothing_else() =>
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Request(HttpMethod.Get, "/run.json"))).StatusCode);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _study.Dispose();
        _folder.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    private HttpRequestMessage Judgement(string body) => Judgement(body, _server.Tokens[0]);

    private HttpRequestMessage Judgement(string body, string? token)
    {
        var request = Request(HttpMethod.Post, "/judgements", token);
        request.Headers.Add("Origin", _server.Root.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => Request(method, path, _server.Tokens[0]);

    private HttpRequestMessage Request(HttpMethod method, string path, string? token)
    {
        var request = new HttpRequestMessage(method, new Uri(_server.Root, path));
        if (token is not null)
        {
            request.Headers.Add("X-Ltp-Token", token);
        }

        return request;
    }

    private async Task<int> RecordedAsync() => await StoredRun.Open(_folder["run"]).ReadJudgementsAsync().CountAsync(j => j.JudgeId == "eve");
}
