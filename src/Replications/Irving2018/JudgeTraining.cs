using LearningThePrior.Optimization;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;
using static TorchSharp.torch;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Trains a judge to tell the digit from a few random pixels, as Irving, Christiano and Amodei (2018) do.</summary>
public static class JudgeTraining
{
    /// <summary>Trains a judge.</summary>
    /// <param name="digits">What it learns from; all of one shape, each with at least <paramref name="pixels"/> that are not zero.</param>
    /// <param name="pixels">How many pixels are revealed.</param>
    /// <param name="settings">Size of the network and length of training.</param>
    /// <param name="seed">Equal seeds give equal judges.</param>
    /// <param name="progress">Told the share of steps that are done; may be null.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static SparseJudge Train(
        IReadOnlyList<LabelledDigit> digits, int pixels, JudgeSettings settings, Seed seed, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(settings);
        var image = digits[0].Image;
        var random = seed.CreateRandom();
        using var network = new SparseNetwork(2 * image.Size * image.Size, settings.Width, settings.Hidden, SparseJudge.Labels, random);
        var adam = new FloatAdam(network.parameters());
        var batch = new RevealedBatch(digits, pixels, settings.Batch);
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            batch.Draw(random);
            var (indices, values) = batch.Inputs();
            var loss = nn.functional.cross_entropy(network.Forward(indices, values), tensor(batch.Labels));
            adam.Step(loss, settings.Rate * Rates.Cosine(step, settings.Steps));
            progress?.Invoke((step + 1.0) / settings.Steps);
        }

        return new(image.Size, image.Maximum, network.ToLayers());
    }
}
