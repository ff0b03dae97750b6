using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>Stands in for an overseer in a dry run: asks once, about the sections below wherever there are some, answers at the bottom, and counts what is sent.</summary>
internal sealed class LibraryDryRunModel(ModelName name, Estimates estimates) : ILanguageModel
{
    private const int TokensOfMove = 120;
    private const string Marker = " below it begins";

    public ModelName Name => name;

    public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = request.Messages[^1].Text;
        estimates.Count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / Estimates.CharactersEach, TokensOfMove));
        string[] below = [.. text.Split('\n').Where(l => l.StartsWith("Section ", StringComparison.Ordinal) && l.Contains(Marker, StringComparison.Ordinal)).Select(l => l.Split(' ')[1])];
        return ValueTask.FromResult(new ModelReply(
            below.Length == 0 || text.Contains("\nA helper was asked", StringComparison.Ordinal)
                ? """{"answer": "As far as I see."}"""
                : $$"""{"ask": [{{string.Join(", ", below.Select(s => $$"""{"section": "{{s}}", "question": "What of it is here?"}"""))}}]}""",
            FinishReason.Stop));
    }

    public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(estimates.Undecided(name, request));
}
