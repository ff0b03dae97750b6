using LearningThePrior.Judges.Models;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>
/// Explores text Z as a human would guide it: by making hypotheses, and by changing the current one ("Learning the prior", Notes:
/// "either generating hypotheses Z at random or sampling perturbations to the current value of Z").
/// </summary>
public interface ITextProposer
{
    /// <summary>Makes a hypothesis; null where none could be read out of what was said.</summary>
    /// <param name="observed">A few examples of D.</param>
    /// <param name="draw">Which of several hypotheses.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<TextBackground?> ProposeAsync(IReadOnlyList<TextExample> observed, int draw, CancellationToken cancellationToken = default);

    /// <summary>Changes a hypothesis; null where nothing could be read out of what was said.</summary>
    /// <param name="background">The hypothesis.</param>
    /// <param name="missed">Examples of D that it predicts worst, with the credence that it gave to what was observed.</param>
    /// <param name="draw">Which of several changes.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<TextBackground?> ChangeAsync(
        TextBackground background, IReadOnlyList<(TextExample Example, double Credence)> missed, int draw, CancellationToken cancellationToken = default);
}
