using System.Globalization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Teaches a Mz(., z) from the beginning to the end, for whoever needs one and no measures of it.</summary>
public static class UnpackerLearning
{
    /// <summary>Has a human explore, and Mz learn to write as he does.</summary>
    /// <param name="explorer">The human.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="told">Hears a line after each round.</param>
    /// <param name="cancellationToken">Stops between two gradient steps.</param>
    public static LearnedUnpacker Learn(IExplorer explorer, Seed seed, Action<string> told, CancellationToken cancellationToken = default) =>
        Learn(explorer, new PageNetworkSettings(), new UnpackerSettings(), seed, told, cancellationToken);

    /// <summary>The same with settings.</summary>
    public static LearnedUnpacker Learn(
        IExplorer explorer, PageNetworkSettings network, UnpackerSettings settings, Seed seed, Action<string> told, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(explorer);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(told);
        using var training = new UnpackerTraining(explorer, layout => new PageNetwork(layout, network, seed.For("weights")), settings, new ExplorationRules(), seed, network.Form == PageForm.Flat);
        while (!training.IsDone)
        {
            var (last, divergence) = (0.0, 0.0);
            training.Take((_, nll, z) => (last, divergence) = (nll, z), cancellationToken);
            told(string.Create(CultureInfo.InvariantCulture, $"Mz: books of depth {training.Round - 1} of {settings.Depth}, {training.PagesWritten:N0} pages written, {last:F3} nats a page, z {divergence:F1} nats"));
        }

        return new(training.Finished(), explorer, new(explorer.Name, network, settings.Depth, settings.LastBeta, training.PagesWritten + training.UnpackingsJudged));
    }
}
