using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>A question about an epidemic's course in numbers: a topic, and a week, or which of the four nodes that state a course; and a week's mean as an answer.</summary>
internal static class CourseTopic
{
    public const int Mean = 0;
    public const int Prior = 1;
    public const int Node = 2;
    public const int Count = 3;

    /// <summary>The nodes that state a course: the form's, and one for each number.</summary>
    public static int Nodes => 1 + Quantity.All.Count;

    /// <summary>The number that stands for a mean of zero.</summary>
    public const int Zero = 20 * EpidemicScheme.UnitsPerLog;

    public static Tokens Of(int topic, int about) => new(topic, about);

    /// <summary>A mean in thousandths of log10 as an answer.</summary>
    public static Tokens Height(int units) => new(Math.Clamp(Zero + units, 0, 2 * Zero));

    public static int UnitsOf(Tokens answer) => answer[0] - Zero;
}
