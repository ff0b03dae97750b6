using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

/// <summary>Judges that have learned nothing are as good as any for testing who can make them say what.</summary>
internal static class Untrained
{
    public static SparseJudge Judge(ulong seed = 1)
    {
        using var network = new SparseNetwork(2 * 64, 32, 16, SparseJudge.Labels, new Seed(seed).CreateRandom());
        return new(8, 16, network.ToLayers());
    }

    /// <summary>A picture with so many pixels that are not zero, scattered.</summary>
    public static LabelledDigit Picture(int ink, int label, ulong seed = 1)
    {
        var random = new Seed(seed).CreateRandom();
        var pixels = new byte[64];
        for (var i = 0; i < ink;)
        {
            var pixel = random.NextInt(64);
            if (pixels[pixel] == 0)
            {
                pixels[pixel] = (byte)(1 + random.NextInt(16));
                i++;
            }
        }

        return new(new(8, 16, pixels), label);
    }

    public static IEnumerable<Pixel> Pixels(DigitImage image, IEnumerable<int> inkIndices) =>
        inkIndices.Select(i => image.Ink[i]).Select(p => new Pixel(p / image.Size, p % image.Size, image[p]));
}
