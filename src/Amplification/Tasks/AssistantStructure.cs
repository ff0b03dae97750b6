namespace LearningThePrior.Amplification.Tasks;

/// <summary>What a task tells of how its facts and questions hang together, as data, so that an assistant may take its form from it.</summary>
public abstract record AssistantStructure
{
    private protected AssistantStructure()
    {
    }
}

/// <summary>
/// Facts are pages: a state, a fact (0 or 1), and the states of two children. A question is a kind (0: which state? 1: is the page true?), the state in which a
/// path begins, the path's length, and its branches (2 beyond its end). An answer is a state, or <paramref name="States"/> for false and one more for true.
/// </summary>
/// <param name="States">How many states there are.</param>
/// <param name="Steps">The longest path.</param>
public sealed record PathStructure(int States, int Steps) : AssistantStructure;

/// <summary>
/// Facts are pages as in a <see cref="PathStructure"/>. A question is a kind, the state in which a path begins, the path's length, and its branches (0, 1, or 3 for both;
/// 2 beyond its end). An answer is the share of the pages at the path's ends that are true, as a number of <paramref name="Whole"/>.
/// </summary>
/// <param name="States">How many states there are.</param>
/// <param name="Steps">The longest path.</param>
/// <param name="Whole">The number that stands for all.</param>
public sealed record ShareStructure(int States, int Steps, int Whole) : AssistantStructure;

/// <summary>
/// Facts are the parts of a row in their order. A question is a topic, the first part of a stretch, the first part after it, and a value (0, 1 or 2) that it has for
/// each part. An answer is a sum over the stretch, in units from <paramref name="Zero"/> on.
/// </summary>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Zero">The number that stands for a sum of zero.</param>
/// <param name="Unit">What one is worth.</param>
public sealed record SumStructure(int Parts, int Zero, double Unit) : AssistantStructure;

/// <summary>
/// Facts are what a curve is made of, each its place and a number: first which of some forms it has, then steps. A question is a topic and a time. An answer is the
/// curve's height at that time, in units from <paramref name="Zero"/> on.
/// </summary>
/// <param name="Forms">How many forms there are.</param>
/// <param name="Steps">How many steps each number has.</param>
/// <param name="Times">How many times there are.</param>
/// <param name="Zero">The number that stands for a height of zero.</param>
/// <param name="Unit">What one is worth.</param>
public sealed record CurveStructure(int Forms, IReadOnlyList<int> Steps, int Times, int Zero, double Unit) : AssistantStructure;
