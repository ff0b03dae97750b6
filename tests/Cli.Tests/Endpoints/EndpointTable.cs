using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Endpoints;

/// <summary>
/// What endpoints that "speak the OpenAI protocol" send, as vLLM, llama.cpp, Ollama, LM Studio, LocalAI, proxies, Azure and OpenAI were seen to, and what is right. Each row
/// stands for its kind, and the next endpoint will send a neighbour of it. What is no reply's text is held elsewhere: Retry-After in its three forms by RetryAfterTests; usage that is
/// billed by a cached price, a Content-Length beyond all measure and what is never replayed by OddReplyTests; a key said again, escaped or two megabytes of it, by EscapedSecretTests,
/// DebateSecrecyTests and, for spans, TelemetryTests; the most tokens of a judge and what <c>run.json</c> tells of another shape by SettingsTests; one refused request among many by DebateFaultTests; importing by TablesTests.
/// </summary>
internal static class EndpointTable
{
    private const string Speech = """{"speech":"Tin is soft."}""";
    private const string Heard = "speech: Tin is soft.";

    /// <summary>Rows by their titles: who is asked, what comes back at the n-th request, and what is to be made of it.</summary>
    public static IReadOnlyDictionary<string, Row> Rows { get; } = Whole().Concat(Verdicts(["Debater A", "Debater A.", "**Debater A**", "Debater A is right.", "I believe Debater A is correct.", "Option A", "no (A)", "<answer>A</answer>", "\\boxed{A}", "**Answer: A.**"], "A 1.00"))
        .Concat(Verdicts(["A or B", "`<A or B>`", "A/B", "A. Wait, Answer: B"], "unparseable"))
        .Concat(Credences(["{\"A\":\"0.7\",\"B\":\"0.3\"}", "{\"A\":\"70%\",\"B\":\"30 %\"}", "{\"a\":0.7,\"b\":0.3}", "{\"probabilities\":{\"A\":0.7,\"B\":0.3}}", "{\"reasoning\":\"...\",\"A\":0.7,\"B\":0.3,\"confidence\":0.9}"], "A .70"))
        .ToDictionary();

    private static Dictionary<string, Row> Whole() => new()
    {
        // Silence.
        ["cut off while thinking"] = Debater("\"content\":null,\"reasoning_content\":\"Hm.\"", "silent: CutOffWhileThinking", "length"),
        ["a refusal"] = Debater("\"content\":null,\"refusal\":\"I won't.\"", "silent: Refused"),
        ["a filter"] = Debater("\"content\":\"\"", "silent: Filtered", "content_filter"),
        ["thinking is no speech"] = Debater($"\"content\":\"\",\"reasoning\":{Text(Speech)}", "silent: Unreadable"),

        // Speeches.
        ["thinking before the speech"] = Debater(Content("<think>Maybe: {\"speech\":\"draft\"} no.</think>\n\n" + Speech), Heard),
        ["the object twice"] = Debater(Content(Speech + Speech), Heard),
        ["two that differ"] = Debater(Content("""{"speech":"Draft."} """ + Speech), Heard + " (the reply holds 2 different speeches; the last one counts)"),
        ["an example before it"] = Debater(Content("As in {\"example\": 1}: " + Speech), Heard),
        ["an example beside it"] = Debater(Content(Speech + " as in {\"example\": 1}"), Heard),
        ["a raw line break"] = Debater(Content("{\"speech\":\"Tin\nis soft.\"}"), "speech: Tin\nis soft."),
        ["a trailing comma"] = Debater(Content("{\"speech\":\"Tin is soft.\",}"), Heard),
        ["a foreign escape"] = Debater(Content("{\"speech\":\"Tin\\'s soft.\"}"), "speech: Tin's soft."),
        ["fenced, with prose"] = Debater(Content("Sure!\n```json\n" + Speech + "\n```\nDone."), Heard),
        ["duplicate keys"] = Debater(Content("""{"speech":"Tin is soft.","speech":"Tin is soft."}"""), Heard),
        ["content as parts"] = Debater($"\"content\":[{{\"type\":\"text\",\"text\":{Text(Speech)}}}]", Heard),

        // Ends, times, counts.
        ["no reason why it ended"] = Debater(Content(Speech), Heard, finish: null),
        ["ended by an empty word"] = Debater(Content(Speech), Heard, ""),
        ["ended by eos"] = Debater(Content(Speech), Heard, "eos"),
        ["ended by an error, with words"] = Debater(Content(Speech), Heard, "error"),
        ["a float where a time is"] = Whole(Body("{\"created\":1732704550.123,", "}"), Heard),
        ["usage as texts"] = Whole(Body("{", ",\"usage\":{\"prompt_tokens\":\"10\",\"completion_tokens\":5.0}}"), Heard),
        ["usage in part"] = Whole(Body("{", ",\"usage\":{\"completion_tokens\":5}}"), Heard),
        ["usage as null"] = Whole(Body("{", ",\"usage\":null}"), Heard),
        ["no role, id or time"] = Whole(Body("{", "}"), Heard),
        ["blanks before the JSON"] = Whole(Body("   {", "}"), Heard),
        ["a byte-order mark"] = Whole("\uFEFF" + Body("{", "}"), Heard),
        ["arguments as an object, no id"] = Reader("\"type\":\"function\",\"function\":{\"name\":\"read_node\",\"arguments\":{\"address\":\"/0\"}}"),
        ["null for an id"] = Reader("\"id\":null,\"type\":\"function\",\"function\":{\"name\":\"read_node\",\"arguments\":\"{\\\"address\\\":\\\"/0\\\"}\"}"),

        // Failures.
        ["an error inside a choice"] = new(Asked.Debater, (_, n) => n == 0 ? Of("\"content\":\"\"", "error", ",\"error\":{\"message\":\"upstream\",\"code\":502}") : Of(Content(Speech), "stop"), Heard),
        ["200 with an error"] = new(Asked.Debater, (_, n) => n == 0 ? new("""{"error":{"message":"Loading model"}}""") : Of(Content(Speech), "stop"), Heard),
        ["503, loading"] = new(Asked.Debater, (_, n) => n == 0 ? new("""{"error":{"message":"Loading model","code":503}}""", 503) : Of(Content(Speech), "stop"), Heard),
        ["400, a filter"] = Refused("""{"error":{"code":"content_filter","message":"Filtered."}}""", 400, "failed: Refused"),
        ["400, too long a context"] = Refused("""{"error":{"code":"context_length_exceeded","message":"Too long."}}""", 400, "failed: Refused"),
        ["413"] = Refused("too large", 413, "failed: Refused"),
        ["28 MB of text"] = new(Asked.Debater, (_, _) => Of($"\"content\":\"{new string('x', 28_000_000)}\"", "stop"), "failed: Malformed"),
        ["100,000 tool calls"] = new(Asked.Debater, (_, _) => Of($"\"content\":null,\"tool_calls\":[{string.Join(',', Enumerable.Repeat("{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}", 100_000))}]", "tool_calls"), "failed: Malformed"),

        // Shapes of requests.
        ["max_completion_tokens alone"] = Unless(r => r["max_tokens"] is null, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        ["no system role"] = Unless(r => (string?)r["messages"]![0]!["role"] != "system", "System role not supported"),
        ["no temperature"] = Unless(r => r["temperature"] is null, "Unsupported value: 'temperature' does not support 0.5 with this model."),
        ["at most five alternatives"] = new(Asked.LogProbabilities, (r, _) => (int?)r["top_logprobs"] <= 5 ? Chose(.8) : new("""{"error":{"message":"'top_logprobs': must be less than or equal to 5"}}""", 400), "A .80"),
        ["403 for log-probabilities"] = new(Asked.LogProbabilities, (_, _) => new("""{"error":{"message":"You are not allowed to request logprobs from this model"}}""", 403), "failed: Unsupported"),

        // Log-probabilities.
        ["no alternatives"] = Tokens("""[{"token":"A","logprob":-0.2,"top_logprobs":[]}]""", "A", "unparseable"),
        ["no top_logprobs"] = Tokens("""[{"token":"A","logprob":-0.2}]""", "A", "unparseable"),
        ["-9999 for the other"] = Tokens("""[{"token":"A","logprob":-0.1,"top_logprobs":[{"token":"A","logprob":-0.1},{"token":"B","logprob":-9999.0}]}]""", "A", "A 1.00"),
        ["a label after a blank"] = Tokens(Listed((" A", [" A", "B"])), " A", "A .80"),
        ["a label after a line break"] = Tokens(Listed(("A", ["A", "\nB"])), "A", "A .80"),
        ["a label after thinking"] = Tokens(Listed(("<think>", []), ("Hm, B?", []), ("</think>", []), ("\n\n", []), ("A", ["A", "B"])), "<think>Hm, B?</think>\n\nA", "A .80"),
        ["a label after reasons"] = Tokens(Listed(("Tin is soft.\n**", []), ("Answer:", []), (" A", [" A", " B"]), ("**", [])), "Tin is soft.\n**Answer: A**", "A .80"),
        ["null for tokens"] = Tokens("null", "A", "failed: Unsupported"),
        ["tokens by their numbers"] = Tokens(Listed(("token_id:319", ["token_id:319", "token_id:350"])), "A", "unparseable"),
        ["log-probabilities of the older form"] = new(Asked.LogProbabilities, (_, _) => RawAnswer.Of(
            Content("A"), "\"finish_reason\":\"stop\",\"logprobs\":{\"tokens\":[\"A\"],\"token_logprobs\":[-0.2],\"top_logprobs\":[{\"A\":-0.2,\"B\":-1.6}],\"text_offset\":[0]}"), "failed: Unsupported"),
        ["tokens of a byte-level tokenizer"] = Tokens("""[{"token":"ĠA","logprob":-0.22,"top_logprobs":[{"token":"ĠA","logprob":-0.22},{"token":"▁B","logprob":-1.61}]}]""", "A", "A .80"),
    };

    private static Row Debater(string message, string expected, string? finish = "stop") => new(Asked.Debater, (_, _) => Of(message, finish), expected);

    // Reads a node by a call of a tool, and then speaks.
    private static Row Reader(string call) => new(
        Asked.Debater, (_, n) => n == 0 ? Of($"\"content\":null,\"tool_calls\":[{{{call}}}]", "tool_calls") : Of(Content(Speech), "stop"), Heard + " [read /0]");

    // Tokens, and where there are alternatives, .8 for the first of them and .2 for the second.
    private static string Listed(params (string Said, string[] Top)[] tokens) => JsonSerializer.Serialize(tokens.Select(t => new
    {
        token = t.Said,
        logprob = Math.Log(.8),
        top_logprobs = t.Top.Zip([Math.Log(.8), Math.Log(.2)], (word, log) => new { token = word, logprob = log }),
    }));

    private static Row Whole(string body, string expected) => new(Asked.Debater, (_, _) => new(body), expected);

    private static Row Refused(string body, int status, string expected) => new(Asked.Debater, (_, _) => new(body, status), expected);

    private static Row Unless(Func<JsonNode, bool> holds, string refusal) => new(
        Asked.Debater, (r, _) => holds(r) ? Of(Content(Speech), "stop") : new(new JsonObject { ["error"] = new JsonObject { ["message"] = refusal } }.ToJsonString(), 400), Heard);

    private static Row Tokens(string tokens, string text, string expected) => new(
        Asked.LogProbabilities, (_, _) => RawAnswer.Of(Content(text), $"\"finish_reason\":\"stop\",\"logprobs\":{{\"content\":{tokens}}}"), expected);

    private static RawAnswer Chose(double a) => RawAnswer.Of(
        Content("A"), FormattableString.Invariant($"\"finish_reason\":\"stop\",\"logprobs\":{{\"content\":[{{\"token\":\"A\",\"logprob\":{Math.Log(a)},\"top_logprobs\":[{{\"token\":\"A\",\"logprob\":{Math.Log(a)}}},{{\"token\":\"B\",\"logprob\":{Math.Log(1 - a)}}}]}}]}}"));

    private static IEnumerable<KeyValuePair<string, Row>> Verdicts(string[] replies, string expected) =>
        replies.Select(said => KeyValuePair.Create($"verdict {said}", new Row(Asked.Sample, (_, _) => Of(Content(said), "stop"), expected)));

    private static IEnumerable<KeyValuePair<string, Row>> Credences(string[] replies, string expected) =>
        replies.Select(said => KeyValuePair.Create($"credences {said}", new Row(Asked.Credences, (_, _) => Of(Content(said), "stop"), expected)));

    private static string Body(string before, string after) => $"{before}\"choices\":[{{\"message\":{{{Content(Speech)}}}}}]{after}";

    private static RawAnswer Of(string message, string? finish, string more = "") => RawAnswer.Of(message, $"\"finish_reason\":{(finish is null ? "null" : Text(finish))}{more}");

    private static string Content(string text) => $"\"content\":{Text(text)}";

    private static string Text(string text) => JsonSerializer.Serialize(text);
}

/// <summary>Who is asked.</summary>
internal enum Asked
{
    Debater,
    LogProbabilities,
    Sample,
    Credences,
}

/// <summary>A row of the table.</summary>
/// <param name="Who">Who is asked.</param>
/// <param name="Reply">What the server sends to a request, which is the n-th, from 0.</param>
/// <param name="Expected">What is made of it.</param>
internal sealed record Row(Asked Who, Func<JsonNode, int, RawAnswer> Reply, string Expected);
