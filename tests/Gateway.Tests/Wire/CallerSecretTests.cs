using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Wire;

/// <summary>What the caller sends beside the conversation, headers and further fields: sent, and in no record where it is secret.</summary>
public sealed class CallerSecretTests
{
    private const string Stop = "\"finish_reason\":\"stop\"";

    [Fact]
    public async Task Further_headers_and_fields_are_sent_and_are_in_no_record()
    {
        await using var odd = await Odd.SayingAsync(_ => RawAnswer.Of("\"content\":\"the-very-secret-team\""));

        var reply = await odd.AskAsync(new()
        {
            Headers = new Dictionary<string, string> { ["X-Team-Token"] = "the-very-secret-team" },
            Extra = new Dictionary<string, string> { ["top_k"] = "20" },
            Stop = ["END"],
            ReasoningEffort = "low",
            MaxTokens = 9,
            TokenParameter = "max_completion_tokens",
        });

        var sent = Assert.Single(odd.Server.Requests).Json;
        Assert.Equal((20, "END", "low", 9), ((int)sent["top_k"]!, (string?)sent["stop"]![0], (string?)sent["reasoning_effort"], (int)sent["max_completion_tokens"]!));
        Assert.Equal("[key]", reply.Text); // the header came, or the gateway would not know the secret
    }

    [Theory]
    [InlineData("X-Team", "hidden-words-here", "hidden-words-here", "[key]")]
    [InlineData("X-Team", "Bearer hidden-words-here", "hidden-words-here", "[key]")]
    [InlineData("X-Team", "the research group", "research", "research")]
    public async Task A_value_that_the_caller_names_as_secret_is_blotted_out(string name, string value, string said, string read)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of($"\"content\":\"{said}\""));

        var reply = await odd.AskAsync(new() { Headers = new Dictionary<string, string> { [name] = value }, Secrets = [value] });

        Assert.Equal(read, reply.Text);
    }

    [Theory]
    [InlineData("X-Auth")]
    [InlineData("X-Password")]
    [InlineData("Credential")]
    public async Task The_value_of_a_header_with_a_telling_name_is_blotted_out(string name)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of("\"content\":\"hidden-words-here\""));

        Assert.Equal("[key]", (await odd.AskAsync(new() { Headers = new Dictionary<string, string> { [name] = "hidden-words-here" } })).Text);
    }
}
