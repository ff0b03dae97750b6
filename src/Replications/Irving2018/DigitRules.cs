using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>What must hold before a game is played.</summary>
internal static class DigitRules
{
    /// <summary>The most pixels revealed in a game.</summary>
    public const int MostPixels = 6;

    private const int LargestExact = 8;
    private const int LargestExactOfFour = 28;

    /// <summary>Refuses a study that does not fit its pictures.</summary>
    /// <exception cref="ArgumentException">See the message.</exception>
    public static void Check(DigitSet digits, DigitPlan plan)
    {
        if (plan.Images < 1 || plan.Images > digits.Test.Count)
        {
            throw new ArgumentException($"There are {digits.Test.Count} pictures to debate; {plan.Images} of them cannot be.", nameof(plan));
        }

        var image = digits.Test[0].Image;
        if (plan.Play == DigitPlay.Exact)
        {
            CheckExact(image.Size, plan.Pixels);
        }

        foreach (var digit in digits.Train.Concat(digits.Test))
        {
            Check(digit.Image, plan.Pixels);
            if (digit.Image.Size != image.Size || digit.Image.Maximum != image.Maximum)
            {
                throw new ArgumentException("All pictures are of one shape.", nameof(digits));
            }
        }
    }

    /// <summary>Refuses a game that cannot be played.</summary>
    /// <exception cref="ArgumentException">The number of pixels is odd or out of range, or the picture has too few that are not zero.</exception>
    public static void Check(DigitImage image, int pixels)
    {
        if (pixels is < 2 or > MostPixels || pixels % 2 != 0)
        {
            throw new ArgumentException($"2, 4 or 6 pixels are revealed, as many by each side; not {pixels}.", nameof(pixels));
        }

        if (image.Ink.Count < pixels)
        {
            throw new ArgumentException($"A picture has {image.Ink.Count} pixels that are not zero; {pixels} are to be revealed.", nameof(image));
        }
    }

    /// <summary>Whether games over pictures of a size can be searched to the end: four pixels of MNIST take about a second, six would take hours.</summary>
    public static bool IsExact(int size, int pixels) => size <= LargestExact || (size <= LargestExactOfFour && pixels <= 4);

    /// <summary>Refuses exact play of pictures that it is not feasible for.</summary>
    /// <exception cref="ArgumentException">The picture is too large.</exception>
    public static void CheckExact(int size, int pixels)
    {
        if (!IsExact(size, pixels))
        {
            throw new ArgumentException(
                $"Exact play is for pictures of {LargestExact} x {LargestExact}, or of {LargestExactOfFour} x {LargestExactOfFour} with 4 pixels; play {pixels} pixels of {size} x {size} with mcts or trained.",
                nameof(size));
        }
    }
}
