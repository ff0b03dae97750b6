using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway;

/// <summary>Asks a model what its endpoint can do, by a handful of short calls.</summary>
public static class ModelProbe
{
    private const int MostTokens = 200;

    // The most that OpenAI gives; whoever takes fewer says so.
    private const int MostTop = 20;

    private static readonly ModelTool Tool = new(
        "look_up", "Looks a word up. Call it with the word.", """{"type":"object","properties":{"word":{"type":"string"}},"required":["word"]}""");

    private static readonly ReplySchema Schema = new(
        "probe",
        """{"type":"object","properties":{"probe_colour":{"type":"string","enum":["teal","ochre"]},"probe_count":{"type":"integer"}},"required":["probe_colour","probe_count"],"additionalProperties":false}""");

    /// <summary>Asks. Nine calls; none of them depends on another.</summary>
    /// <param name="model">The model, over a gateway that does not replay.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ModelException">The model does not reply to plain words: wrong key, no such model, nothing there.</exception>
    public static async Task<ProbeReport> AskAsync(ILanguageModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var plain = await CompleteAsync("Reply with the word yes.", new(), cancellationToken);
        return new(
            model.Name,
            plain.AnsweredBy is { } name ? PlainLine.Of(name) : null,
            await TryAsync(LogProbabilitiesAsync),
            await TryAsync(ToolsAsync),
            await TryAsync(SchemaAsync),
            await TryAsync(SeedsAsync))
        {
            SystemRole = await TryAsync(SystemRoleAsync),
        };

        async Task<ProbeFinding> LogProbabilitiesAsync()
        {
            var reply = await CompleteAsync("Reply with one letter only, A or B.", new() { TopLogProbabilities = MostTop }, cancellationToken);
            return reply.Tokens is not { Count: > 0 } tokens ? new(ProbeAnswer.No, "the reply holds no log-probabilities")
                : tokens.Max(t => t.Top.Count) is var most && most < 2 ? new(ProbeAnswer.No, "the reply holds log-probabilities of what was said only, without alternatives")
                : new(ProbeAnswer.Yes, string.Create(CultureInfo.InvariantCulture, $"{tokens.Count} tokens, up to {most} alternatives each"));
        }

        async Task<ProbeFinding> SystemRoleAsync()
        {
            const string Word = "amber";
            var asking = Asking("What is the word?", new());
            var reply = await model.CompleteAsync(asking with { Messages = [ModelMessage.System($"The word is {Word}. Whatever you are asked, reply with that word alone."), .. asking.Messages] }, cancellationToken);
            return new(reply.Text.Contains(Word, StringComparison.OrdinalIgnoreCase) ? ProbeAnswer.Yes : ProbeAnswer.Unclear, Said("told a word by the system, it said", reply));
        }

        async Task<ProbeFinding> ToolsAsync()
        {
            var request = Asking("Call the tool look_up with the word 'prior'. Do not reply in words.", new());
            var reply = await model.CompleteAsync(request with { Tools = [Tool] }, cancellationToken);
            return reply.ToolCalls is not [var call, ..] ? new(ProbeAnswer.No, Said("told to call a tool, it said", reply))
                : call.Name == Tool.Name && Word(call.Arguments) is { } word ? new(ProbeAnswer.Yes, $"it called {Tool.Name} with '{PlainLine.Of(word)}'")
                : new(ProbeAnswer.Unclear, $"it called {PlainLine.Of(call.Name)} with {PlainLine.Of(call.Arguments)}");
        }

        async Task<ProbeFinding> SchemaAsync()
        {
            var reply = await CompleteAsync("Describe a small box, in JSON.", new() { Schema = Schema }, cancellationToken);
            return Fits(reply.Text) ? new(ProbeAnswer.Yes, Said("held to a schema, it said", reply)) : new(ProbeAnswer.No, Said("the reply does not fit the schema:", reply));
        }

        async Task<ProbeFinding> SeedsAsync()
        {
            var texts = new List<string>();
            foreach (var seed in new[] { 7, 7, 8, 9 })
            {
                texts.Add((await CompleteAsync("Invent the name of a planet and say one sentence about it.", new() { Seed = seed, Temperature = 1 }, cancellationToken)).Text);
            }

            return texts[0] != texts[1] ? new(ProbeAnswer.No, "two calls with one seed at temperature 1 gave two replies")
                : texts.Distinct().Count() == 1 ? new(ProbeAnswer.Unclear, "all replies at temperature 1 are the same, whatever the seed")
                : new(ProbeAnswer.Yes, "it seems so: two calls with one seed at temperature 1 gave one reply, and other seeds another");
        }

        async Task<ModelReply> CompleteAsync(string text, ModelOptions options, CancellationToken cancel) => await model.CompleteAsync(Asking(text, options), cancel);
    }

    private static async Task<ProbeFinding> TryAsync(Func<Task<ProbeFinding>> probe)
    {
        try
        {
            return await probe();
        }
        catch (ModelException failure)
        {
            // The plain question was answered: what is refused is what was asked for beside it.
            return new(failure.Failure is ModelFailure.Unsupported or ModelFailure.Refused ? ProbeAnswer.No : ProbeAnswer.Unclear, PlainLine.Of(failure.Message, 300));
        }
    }

    private static ModelRequest Asking(string text, ModelOptions options) =>
        new([ModelMessage.User(text)], new(ModelRole.Judge)) { Options = options with { MaxTokens = MostTokens } };

    private static string Said(string before, ModelReply reply) => $"{before} '{PlainLine.Of(reply.Text)}'";

    private static string? Word(string arguments) => Read(arguments)?["word"] is JsonValue word && word.GetValueKind() == JsonValueKind.String ? (string?)word : null;

    private static bool Fits(string text) => Read(text) is { Count: 2 } fields
        && fields["probe_colour"]?.ToString() is "teal" or "ochre"
        && fields["probe_count"]?.GetValueKind() == JsonValueKind.Number;

    private static JsonObject? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject { Count: > 0 } fields ? fields : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
