using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Digits;

/// <summary>"Which digit does this picture show?" (Irving, Christiano and Amodei 2018). It holds the picture's shape, not the picture.</summary>
/// <param name="Id">Names the question within a run.</param>
/// <param name="Size">Pixels a side.</param>
/// <param name="Maximum">What the darkest pixel would be.</param>
public sealed record DigitQuestion(string Id, int Size, int Maximum)
    : Question(Id, "Which digit does this picture show?", Digits)
{
    private static readonly AnswerSet Digits = new("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /// <summary>The question about one picture.</summary>
    public static DigitQuestion About(DigitImage image, string id)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(id, image.Size, image.Maximum);
    }
}
