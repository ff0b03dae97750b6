using System.Globalization;
using System.Text.Json.Nodes;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>
/// Stands in for a model in a dry run: proposes backgrounds that are all different and as long as they may be, finds every answer
/// equally likely, and counts what the real one would be sent, at four characters a token.
/// </summary>
internal sealed class TextDryRunModel(ModelName name, Estimates estimates) : ILanguageModel
{
    private const int Statements = 8;
    private const int WordsEach = 15;
    private int _made;

    public ModelName Name => name;

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var made = Interlocked.Increment(ref _made);
        var statements = Enumerable.Range(0, Statements).Select(i => JsonValue.Create(
            string.Create(CultureInfo.InvariantCulture, $"{made}.{i}: {string.Join(' ', Enumerable.Repeat("words", WordsEach))}")));
        var text = new JsonObject { ["statements"] = new JsonArray([.. statements]) }.ToJsonString();
        var usage = new TokenUsage(request.Messages.Sum(m => m.Text.Length) / Estimates.CharactersEach, text.Length / Estimates.CharactersEach);
        estimates.Count(name, request.Tag, usage);
        return ValueTask.FromResult(new ModelReply(text, FinishReason.Stop) { Usage = usage });
    }

    public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(estimates.Undecided(name, request));
}
