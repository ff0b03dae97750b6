using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Draws pixels at random: what a judge is trained on, and tested on when nobody debates.</summary>
internal static class Reveal
{
    /// <summary>Draws different pixels that are not zero.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="pixels">Filled; the picture has at least as many that are not zero.</param>
    /// <param name="random">What draws them.</param>
    public static void Draw(DigitImage image, Span<int> pixels, SeededRandom random)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            do
            {
                pixels[i] = image.Ink[random.NextInt(image.Ink.Count)];
            }
            while (pixels[..i].Contains(pixels[i]));
        }
    }
}
