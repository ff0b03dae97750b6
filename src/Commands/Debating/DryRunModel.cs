using System.Text;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Debating;

/// <summary>
/// Stands in for a model in a dry run: reads two nodes before each speech, speaks for as long as it may, always judges alike, and
/// counts what the real one would be sent, at four characters a token.
/// </summary>
internal sealed class DryRunModel(ModelName name, int words, Estimates estimates) : ILanguageModel
{
    public const int ReadingsEach = 2;

    // A speech's scratchpad, quotes and JSON, in addition to its words.
    private const int TokensBesideTheSpeech = 150;

    private static readonly string[] Addresses = ["/", "/0"];

    public ModelName Name => name;

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = Reply(request);
        var output = reply.ToolCalls.Count > 0 ? 30 : request.Tag.Role == ModelRole.Judge ? 5 : words * 4 / 3 + TokensBesideTheSpeech;
        var usage = new TokenUsage(Input(request), output);
        if (estimates.Asked?.Has(name, request.Messages, request.Tag) != true)
        {
            estimates.Count(name, request.Tag, usage);
        }

        return ValueTask.FromResult(reply with { Usage = usage });
    }

    public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(estimates.Undecided(name, request));

    private ModelReply Reply(ModelRequest request)
    {
        var read = request.Messages.Count(m => m.Role == MessageRole.Tool);
        return request.Tools.Count > 0 && read < ReadingsEach
            ? new("", FinishReason.ToolCalls) { ToolCalls = [new($"call_{read}", "read_node", $$"""{"address":"{{Addresses[read]}}"}""")] }
            : new($$"""{"speech": "{{(request.Tag.Draw > 0 ? $"{request.Tag.Draw} " : "")}}{{Filler()}}", "citations": []}""", FinishReason.Stop);
    }

    private string Filler() => new StringBuilder(words * 6).Insert(0, "words ", words).ToString();

    private static int Input(ModelRequest request) =>
        (request.Messages.Sum(m => m.Text.Length + m.ToolCalls.Sum(c => c.Arguments.Length + 20)) + request.Tools.Sum(t => t.Description.Length + t.Parameters.Length)) / Estimates.CharactersEach;
}
