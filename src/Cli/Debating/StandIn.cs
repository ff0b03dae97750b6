using System.Text;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Debating;

/// <summary>
/// Stands in for a model in a dry run: reads two nodes before each speech, speaks for as long as it may, always judges alike, and
/// counts what the real one would be sent, at four characters a token.
/// </summary>
internal sealed class StandIn(ModelName name, int words, Action<ModelName, CallTag, TokenUsage> count) : ILanguageModel
{
    public const int ReadingsEach = 2;
    private const int CharactersEach = 4;

    // A speech's scratchpad, quotes and JSON, beside its words.
    private const int BesideTheSpeech = 150;

    private static readonly string[] Addresses = ["/", "/0"];

    public ModelName Name => name;

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = Reply(request);
        var output = reply.ToolCalls.Count > 0 ? 30 : request.Tag.Role == ModelRole.Judge ? 5 : words * 4 / 3 + BesideTheSpeech;
        var usage = new TokenUsage(Input(request), output);
        count(name, request.Tag, usage);
        return ValueTask.FromResult(reply with { Usage = usage });
    }

    public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.Method == ChoiceMethod.Sampled ? request.Samples : 1;
        for (var i = 0; i < sent; i++)
        {
            count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / CharactersEach, request.Method == ChoiceMethod.Verbalised ? 40 : 1));
        }

        return ValueTask.FromResult(new ChoiceReply([.. request.Answers.Select(_ => 1.0 / request.Answers.Count)], "", request.Method) { Parser = "dry" });
    }

    private ModelReply Reply(ModelRequest request)
    {
        var read = request.Messages.Count(m => m.Role == MessageRole.Tool);
        return request.Tools.Count > 0 && read < ReadingsEach
            ? new("", FinishReason.ToolCalls) { ToolCalls = [new($"call_{read}", "read_node", $$"""{"address":"{{Addresses[read]}}"}""")] }
            : new($$"""{"speech": "{{Filler()}}", "citations": []}""", FinishReason.Stop);
    }

    private string Filler() => new StringBuilder(words * 6).Insert(0, "words ", words).ToString();

    private static int Input(ModelRequest request) =>
        (request.Messages.Sum(m => m.Text.Length + m.ToolCalls.Sum(c => c.Arguments.Length + 20)) + request.Tools.Sum(t => t.Description.Length + t.Parameters.Length)) / CharactersEach;
}

/// <summary>What a dry run counted, by role and model.</summary>
internal sealed class Estimates
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(ModelRole Role, string Model), (ModelName Name, long Calls, long Input, long Output)> _counted = [];

    public void Count(ModelName name, CallTag tag, TokenUsage usage)
    {
        lock (_gate)
        {
            var (_, calls, input, output) = _counted.GetValueOrDefault((tag.Role, name.ToString()));
            _counted[(tag.Role, name.ToString())] = (name, calls + 1, input + usage.Input, output + usage.Output);
        }
    }

    public IReadOnlyList<(ModelRole Role, ModelName Model, long Calls, long Input, long Output)> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _counted.Select(c => (c.Key.Role, c.Value.Name, c.Value.Calls, c.Value.Input, c.Value.Output))];
            }
        }
    }
}
