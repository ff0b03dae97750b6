using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// What a trained debater has learned: given the picture, what it shows, the pixels revealed so far and whose turn it is,
/// how each of the <see cref="Games"/> will end, from -1 (the honest side loses) to 1. Both sides use it; the honest one moves to
/// where it is high, the other to where it is low.
/// </summary>
/// <param name="Area">Pixels of a picture.</param>
/// <param name="Maximum">What the darkest pixel would be.</param>
/// <param name="Pixels">How many pixels are revealed in all.</param>
/// <param name="Network">See <see cref="Inputs"/>.</param>
internal sealed record LearnedValues(int Area, int Maximum, int Pixels, SparseLayers Network)
{
    /// <summary>How many games there are a picture, the one of the truth against itself counted in.</summary>
    public const int Outputs = SparseJudge.Labels + 1;

    /// <summary>Inputs: the picture, which pixels are revealed, their values, the truth, and how many are revealed by whom.</summary>
    public static int Inputs(int area, int pixels) => (3 * area) + SparseJudge.Labels + (2 * pixels);

    /// <summary>The most inputs of one position that are not zero.</summary>
    public static int Few(int ink, int pixels) => ink + (2 * pixels) + 2;

    /// <summary>The inputs of one position that are not zero.</summary>
    /// <param name="digit">The picture and what it shows.</param>
    /// <param name="revealed">Indices into <see cref="DigitImage.Ink"/>.</param>
    /// <param name="pixels">How many are revealed in all.</param>
    /// <param name="honestFirst">Who began.</param>
    public static IEnumerable<(int Input, float Value)> Encode(LabelledDigit digit, IReadOnlyCollection<int> revealed, int pixels, bool honestFirst)
    {
        var image = digit.Image;
        var area = image.Size * image.Size;
        float Share(int pixel) => (float)image[pixel] / image.Maximum;
        return image.Ink.Select(pixel => (pixel, Share(pixel)))
            .Concat(revealed.SelectMany(i => Revealed(image, i)))
            .Append(((3 * area) + digit.Label, 1))
            .Append((Turn(area, revealed.Count, pixels, honestFirst), 1));
    }

    /// <summary>What one more revealed pixel adds.</summary>
    public static IEnumerable<(int Input, float Value)> Revealed(DigitImage image, int index)
    {
        var (pixel, area) = (image.Ink[index], image.Size * image.Size);
        return [(area + pixel, 1), ((2 * area) + pixel, (float)image[pixel] / image.Maximum)];
    }

    /// <summary>The input that says how many pixels are revealed and who began.</summary>
    public static int Turn(int area, int revealed, int pixels, bool honestFirst) =>
        (3 * area) + SparseJudge.Labels + revealed + (honestFirst ? pixels : 0);
}
