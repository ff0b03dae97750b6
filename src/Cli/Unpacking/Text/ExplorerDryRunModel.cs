using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Unpacking.Text;

/// <summary>Stands in for a model that explores in a dry run: asks for the root as often as it may, writes a page as long as it may be, and counts what is sent.</summary>
internal sealed class ExplorerDryRunModel(ModelName name, Estimates estimates) : ILanguageModel
{
    private const int TokensOfQuestion = 12;

    public ModelName Name => name;

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mayAsk = request.Messages[^1].Text.Contains("{\"ask\":", StringComparison.Ordinal);
        var tokens = request.Options.MaxTokens ?? 0;
        estimates.Count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / Estimates.CharactersEach, mayAsk ? TokensOfQuestion : tokens));
        return ValueTask.FromResult(new ModelReply(mayAsk ? """{"ask": "/"}""" : $$"""{"write": "{{new string('x', tokens * (int)Estimates.CharactersEach)}}"}""", FinishReason.Stop));
    }

    public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(estimates.Undecided(name, request));
}
