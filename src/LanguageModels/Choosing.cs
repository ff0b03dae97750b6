namespace LearningThePrior.LanguageModels;

/// <summary>Makes credences of completions.</summary>
public static class Choosing
{
    /// <summary>Asks a model for completions and reads credences out of them.</summary>
    public static ValueTask<ChoiceReply> ByCompletionAsync(ILanguageModel model, ChoiceRequest request, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
