using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Shaping;

/// <summary>Endpoints that refuse a request for its shape get it once more in another, and all later ones so at once.</summary>
public sealed class ShapingTests
{
    private static readonly RawAnswer Yes = RawAnswer.Of("\"content\":\"yes\"");

    [Theory]
    [InlineData("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "max_tokens", "the most tokens are sent as max_completion_tokens")]
    [InlineData("System role not supported", null, "messages of the system go into the first message of the user")]
    [InlineData("Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.", "temperature", "temperature is left out")]
    [InlineData("'top_logprobs': must be less than or equal to 5", "top_logprobs", "at most 5 alternatives are asked for with log-probabilities")]
    [InlineData("Requested sample logprobs of 20, which is greater than max allowed: 5", null, "at most 5 alternatives are asked for with log-probabilities")]
    [InlineData("Unrecognized request argument supplied: seed", null, "seed is left out")]
    public async Task A_refused_shape_is_tried_the_other_way_once_and_remembered(string message, string? parameter, string difference)
    {
        await using var odd = await Odd.SayingAsync(r => Refused(r, difference) ? Error(message, parameter) : Yes);
        ModelOptions all = new() { MaxTokens = 9, Temperature = .5, Seed = 7, TopLogProbabilities = 20 };

        var (first, second) = (await odd.AskAsync(all), await odd.AskAsync(all));

        Assert.Equal(("yes", 2, 1), (first.Text, first.Attempts, second.Attempts));
        Assert.Equal([difference], Assert.Single(odd.Gateway.Shapes).Value.Differences);
        var sent = odd.Server.Requests[^1].Json;
        Assert.Contains("Rules.", sent["messages"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(9, (int)(sent["max_tokens"] ?? sent["max_completion_tokens"])!);
        Assert.Equal(JsonValueKindOf(odd.Server.Requests[0].Json), JsonValueKindOf(JsonNode.Parse(odd.Sink.Calls.First().Request.Text)!)); // kept as it was asked
    }

    // As vLLM, Groq, DeepSeek, Azure, OpenAI and LM Studio were seen to refuse a schema, or what stands in it.
    [Theory]
    [InlineData("response_format not supported", null)]
    [InlineData("This model does not support response format `json_schema`. See supported models at the documentation.", null)]
    [InlineData("This response_format type is unavailable now", null)]
    [InlineData("response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later", null)]
    [InlineData("Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", "response_format")]
    [InlineData("'response_format.type' must be 'text'", null)]
    [InlineData("Invalid schema", "response_format")]
    public async Task A_schema_is_left_out_whatever_is_said_against_it(string message, string? parameter)
    {
        await using var odd = await Odd.SayingAsync(r => r["response_format"] is null ? Yes : Error(message, parameter));

        var reply = await odd.AskAsync(new() { Schema = new("form", """{"type":"object","properties":{}}""") });

        Assert.Equal(("yes", 2), (reply.Text, reply.Attempts));
        Assert.Equal(["response_format is left out"], Assert.Single(odd.Gateway.Shapes).Value.Differences);
    }

    [Fact]
    public async Task A_conversation_that_is_too_long_says_nothing_against_its_schema()
    {
        await using var odd = await Odd.SayingAsync(_ => Error("This model's maximum context length is 8192 tokens. Your messages resulted in 9000 tokens (100 in the response_format schema).", null));

        await Assert.ThrowsAsync<ModelException>(async () => await odd.AskAsync(new() { Schema = new("form", """{"type":"object","properties":{}}""") }));

        Assert.Equal(1, odd.Server.Counts.Requests);
    }

    [Fact]
    public async Task What_is_known_beforehand_is_sent_so_at_once()
    {
        await using var odd = await Odd.SayingAsync(_ => Yes);
        ModelName name = new("odd", "odd", odd.Server.Address);
        using ModelGateway gateway = new(new() { Shapes = new Dictionary<ModelName, RequestShape> { [name] = new() { SystemRole = false, TokenParameter = "max_completion_tokens" } } });

        await OpenAIModel.Open(name, gateway.ClientFor(name), null).CompleteAsync(
            new([ModelMessage.System("Rules."), ModelMessage.User("Which?")], new(ModelRole.Judge)) { Options = new() { MaxTokens = 9 } }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(odd.Server.Requests).Json;
        Assert.Equal("""[{"role":"user","content":"Rules.\n\nWhich?"}]""", sent["messages"]!.ToJsonString());
        Assert.Equal((9, null), ((int)sent["max_completion_tokens"]!, sent["max_tokens"]));
    }

    [Fact]
    public async Task A_refusal_that_teaches_nothing_is_not_tried_again()
    {
        await using var odd = await Odd.SayingAsync(_ => Error("temperature must be a number", "messages"));

        await odd.FailAsync();

        Assert.Equal(1, odd.Server.Counts.Requests);
    }

    [Theory]
    [InlineData("Failed to call a function. Please adjust your prompt. See 'failed_generation' for more details.", null, ModelFailure.Refused)]
    [InlineData("input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000", null, ModelFailure.Refused)]
    [InlineData("max_tokens must be at least 1, got -38.", "max_tokens", ModelFailure.Refused)]
    [InlineData("The seed of this conversation cannot be read.", null, ModelFailure.Refused)]
    [InlineData("\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set", null, ModelFailure.Unsupported)]
    [InlineData("registry.ollama.ai/library/odd does not support tools", null, ModelFailure.Unsupported)]
    [InlineData("Invalid value", "tools", ModelFailure.Unsupported)]
    public async Task Only_a_feature_that_is_refused_ends_more_than_the_one_call(string message, string? parameter, ModelFailure expected)
    {
        await using var odd = await Odd.SayingAsync(_ => Error(message, parameter));

        Assert.Equal(expected, (await odd.FailAsync()).Failure);
    }

    [Fact]
    public async Task Log_probabilities_that_are_refused_are_no_wrong_key()
    {
        await using var odd = await Odd.SayingAsync(_ => new("""{"error":{"message":"You are not allowed to request logprobs from this model"}}""", 403));

        var failure = await Assert.ThrowsAsync<ModelException>(async () => await odd.ChooseAsync());

        Assert.Equal(ModelFailure.Unsupported, failure.Failure);
        Assert.Contains("refuses log-probabilities", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", failure.Message, StringComparison.Ordinal);
    }

    private static bool Refused(JsonNode request, string difference) => difference switch
    {
        _ when difference.Contains("max_completion", StringComparison.Ordinal) => request["max_tokens"] is not null,
        _ when difference.Contains("system", StringComparison.Ordinal) => request["messages"]!.AsArray().Any(m => (string?)m!["role"] == "system"),
        _ when difference.Contains("temperature", StringComparison.Ordinal) => request["temperature"] is not null,
        _ when difference.Contains("seed", StringComparison.Ordinal) => request["seed"] is not null,
        _ => (int)request["top_logprobs"]! > 5,
    };

    private static RawAnswer Error(string message, string? parameter) =>
        new(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["param"] = parameter } }.ToJsonString(), 400);

    private static string JsonValueKindOf(JsonNode body) => string.Join(' ', body.AsObject().Select(f => f.Key).Order(StringComparer.Ordinal));
}
