namespace LearningThePrior.LanguageModels;

/// <summary>
/// Makes credences of completions. A reply that cannot be read has no credences and says why; nothing is ever made up for it.
/// </summary>
public static class Choosing
{
    /// <summary>The version of what reads replies; stored with every credence, and raised when any reply would be read differently.</summary>
    public const string Parser = "choice-2";

    /// <summary>
    /// Asks a model for completions and reads credences out of them. By log-probabilities and verbalised, one completion is asked for;
    /// sampled, <see cref="ChoiceRequest.Samples"/>, all at once, the i-th with <see cref="CallTag.Draw"/> i and, where a seed is set, the
    /// seed increased by i.
    /// </summary>
    /// <exception cref="ArgumentException">The request has no two answers with distinct labels, or its numbers are out of range.</exception>
    /// <exception cref="ModelException">
    /// There is no reply; or <see cref="ModelFailure.Unsupported"/>: log-probabilities were asked for and the endpoint gives none.
    /// </exception>
    public static async ValueTask<ChoiceReply> ByCompletionAsync(ILanguageModel model, ChoiceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        switch (request.Method)
        {
            case ChoiceMethod.LogProbabilities:
                return LogProbabilityChoice.Read(await model.CompleteAsync(LogProbabilityChoice.Asking(request), cancellationToken), request, model.Name);
            case ChoiceMethod.Verbalised:
                return VerbalisedChoice.Read(await model.CompleteAsync(Asking(request), cancellationToken), request);
            case ChoiceMethod.Sampled:
                var draws = Enumerable.Range(0, request.Samples).Select(i => model.CompleteAsync(SampledChoice.Asking(request, i), cancellationToken).AsTask());
                return SampledChoice.Read(await Task.WhenAll(draws), request);
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.Method, "there is no such way of choosing");
        }
    }

    internal static ModelRequest Asking(ChoiceRequest request) => new(request.Messages, request.Tag) { Options = request.Options };

    private static void Check(ChoiceRequest request)
    {
        var labels = request.Answers.Select(a => a.Label).ToList();
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() < labels.Count || labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("a choice has at least two answers, with distinct labels", nameof(request));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(request.Samples, 1, nameof(request));
        if (request.LeastMass is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.LeastMass, "the least mass lies above 0 and below 1");
        }
    }
}
