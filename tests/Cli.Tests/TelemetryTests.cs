using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing.Measuring;

namespace LearningThePrior.Cli.Tests;

/// <summary>Traces and metrics of model calls go where the standard variables of OTLP say.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Key = "sk-3f9c/2f5a77e1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    public async Task Model_calls_are_exported_with_the_debate_as_their_conversation_and_words_only_where_they_are_asked_for(string? captures)
    {
        ConcurrentQueue<LoopbackRequest> received = new();
        await using LoopbackServer collector = new((request, _) =>
        {
            received.Enqueue(request);
            return Task.FromResult(new LoopbackReply(200, []) { ContentType = "application/x-protobuf" });
        });

        var outcome = await DebateAsync(collector.Address.GetLeftPart(UriPartial.Authority), captures);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var traces = received.Where(r => r.Head.StartsWith("POST /v1/traces ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(traces);

        // Protobuf writes strings as they are.
        var debate = File.ReadAllText(Path.Combine(_folder["run"], "calls.jsonl")).Split("\"conversation_id\":\"")[1].Split('"')[0];
        Assert.All(
            ["LearningThePrior.LanguageModels", "gen_ai.conversation.id", debate, "chat some-model", "service.name", "ltp"],
            text => Assert.Contains(traces, t => t.Body.Contains(text, StringComparison.Ordinal)));
        Assert.Contains(received, r => r.Head.StartsWith("POST /v1/metrics ", StringComparison.Ordinal)
            && r.Body.Contains("gen_ai.client.token.usage", StringComparison.Ordinal));

        // Neither what models were told nor what they said is anybody else's business, unless the user says so.
        string[] words = ["gen_ai.output.messages", "Snow fell.", "gen_ai.input.messages", "Did snow fall?"];
        Assert.All(words, text => Assert.Equal(captures is not null, received.Any(r => r.Body.Contains(text, StringComparison.Ordinal))));

        // The model says the key again, escaped, as its name and in its speech.
        Assert.DoesNotContain(received, r => r.Body.Contains(Key, StringComparison.Ordinal));
        Assert.Contains(received, r => r.Body.Contains("[key]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_is_no_address_is_refused() =>
        (await DebateAsync("collector:4318")).IsRefused("OTEL_EXPORTER_OTLP_ENDPOINT", "http://");

    /// <summary>One debate by the program that users start, against a model that always says the same.</summary>
    private async Task<Outcome> DebateAsync(string collector, string? captures = null)
    {
        await using LoopbackServer model = new((_, _) => Task.FromResult(new LoopbackReply(200, Encoding.UTF8.GetBytes("""
            {"id":"1","object":"chat.completion","created":1,"model":"\u0073k-3f9c\/2f5a77e1","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\"speech\": \"Snow fell. \u0073k-3f9c\/2f5a77e1\", \"citations\": []}"}}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}
            """))));
        await File.WriteAllTextAsync(_folder["z.md"], "# Weather\n\nSnow fell all night.\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["q.jsonl"], """{"question": "Did snow fall?"}""" + "\n", TestContext.Current.CancellationToken);
        var name = $"test/some-model@{model.Address}";
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LearningThePrior.Cli.exe" : "LearningThePrior.Cli");
        var start = new ProcessStartInfo(program, ["debate", "--tree", _folder["z.md"], "--questions", _folder["q.jsonl"], "--debater", name, "--judge", $"verbalised:{name}", "--out", _folder["run"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEST_API_KEY"] = Key;
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = captures;
        using var process = Process.Start(start)!;
        return await Ltp.FinishAsync(process);
    }
}
